/** What happened, told at the edge of the page, with the way back where there is one. */
export interface Notice {
  readonly text: string
  /** Answers words where it is not simply undone, and `false` where it was not and said so itself. */
  readonly undo?: () => Promise<unknown>
}

/** Tells whoever shows notices. */
export function notify(host: HTMLElement, detail: Notice): void {
  host.dispatchEvent(new CustomEvent<Notice>('kith-notice', { detail, bubbles: true, composed: true }))
}
