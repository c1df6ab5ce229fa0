// Sends one item and hands back its result; sending the same item again is safe. This is the seam where a queue in
// the browser will slot in: app.js knows only send(item).
export class Sender {
  constructor(api, onAnswer) {
    this.api = api;
    this.onAnswer = onAnswer;
  }

  async send(item) {
    const answer = await this.api.scans([item]);
    this.onAnswer(answer);
    return answer.results.find((result) => result.id === item.id);
  }
}
