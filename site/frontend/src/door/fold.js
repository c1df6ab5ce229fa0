// Search that forgives, sign for sign as accounts/folding.py: "soren" finds Søren, "aage" finds Åge.
const DANISH = { ø: "o", æ: "ae", ð: "d", ß: "ss" };

export function fold(text) {
  const lowered = text.toLowerCase().replace(/[øæðß]/g, (sign) => DANISH[sign]);
  const plain = lowered.normalize("NFKD").replace(/\p{Mn}/gu, "");
  return plain.replaceAll("aa", "a").replaceAll("oe", "o").replaceAll("\0", " ").trim().split(/\s+/).join(" ");
}
