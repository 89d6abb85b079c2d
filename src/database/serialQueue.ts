/** Work that is done one piece after the other, in the order in which it came. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs a piece of work when all that came before it is over, however it ended. */
  take<T>(work: () => Promise<T> | T): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => {});
    return turn;
  }
}
