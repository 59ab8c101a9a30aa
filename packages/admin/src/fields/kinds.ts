import type { Message } from '../texts/en.ts'

/** What is asked of a field beside what every kind has. */
export type Trait = 'options' | 'target' | 'bounds' | 'words' | 'country' | 'default' | 'unique' | 'search' | 'index'

/** Every kind of field an administrator may add, in the order in which they are offered, and what each asks. */
export const kinds: Readonly<Record<string, readonly Trait[]>> = {
  text: ['words', 'default', 'unique', 'search', 'index'],
  choice: ['options', 'default', 'unique', 'search', 'index'],
  choices: ['options', 'default'],
  boolean: ['default', 'index'],
  integer: ['bounds', 'default', 'unique', 'index'],
  decimal: ['bounds', 'default', 'unique', 'index'],
  date: ['default', 'unique', 'index'],
  instant: ['default', 'unique', 'index'],
  email: ['default', 'unique', 'search', 'index'],
  phone: ['country', 'default', 'unique', 'search', 'index'],
  url: ['default', 'unique', 'search', 'index'],
  ref: ['target', 'unique', 'index'],
  refs: ['target'],
  anyRef: ['unique', 'index'],
  json: ['default'],
}

export function asks(kind: string, trait: Trait): boolean {
  return kinds[kind]?.includes(trait) === true
}

/** The name of a kind, in words. */
export function kindMessage(kind: string): Message {
  return (kind in kinds ? `kind.${kind}` : 'kind.json') as Message
}
