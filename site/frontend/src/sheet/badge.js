// The neighbour's badge: their name and company appear when there is a network, and are looked up later when not.
import { Refused, call } from "../offline/call.js";
import { API } from "./sender.js";

const CODE = /^[2-9A-Z]{11}$/;

export function watchBadge(form) {
  const { texts, key, guest } = form.dataset;
  const { badge_unknown: unknown, badge_later: later } = JSON.parse(texts);
  const told = form.querySelector("[data-badge-told]");
  const input = form.elements.neighbour_code;

  async function lookUp() {
    const code = input.value.toUpperCase().split("/").filter(Boolean).pop()?.replace(/[ -]/g, "") ?? "";
    told.textContent = "";
    if (!CODE.test(code)) return;
    try {
      const { name, company } = await call(`${API}neighbour?${new URLSearchParams({ key, guest, code })}`);
      told.textContent = [name, company].filter(Boolean).join(", ");
      form.elements.contact_name.value = name;
      form.elements.company_name.value = company;
      form.dispatchEvent(new Event("input"));
    } catch (error) {
      told.textContent = error instanceof Refused ? unknown : later;
    }
  }

  input.addEventListener("input", lookUp);
}
