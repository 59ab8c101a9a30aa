import type { Draft } from '../change/draft.ts'

const key = Symbol('kith.draft')

/** Lets the kernel's own operations reach the draft of the change that they add to; other plugins have its API alone. */
export function withDraft<T extends object>(plugin: string, context: T, draft: Draft): T {
  return plugin === 'kernel' ? Object.assign(context, { [key]: draft }) : context
}

export function draftOf(context: object): Draft {
  return (context as { readonly [key]: Draft })[key]
}
