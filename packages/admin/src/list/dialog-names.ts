import type { Texts } from '../texts/texts.ts'

/** What is asked for of a list as a whole. */
export type ListDialog = 'columns' | 'jump' | 'export'

export function listDialogTitle(name: ListDialog, texts: Texts): string {
  return texts.say(name === 'export' ? 'list.export' : `${name}.title`)
}
