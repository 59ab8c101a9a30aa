import type { Api } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import type { Texts } from '../texts/texts.ts'

/** Whether, and by which rule (docs: `kernel.explain`). */
export interface Explanation {
  readonly allowed: boolean
  readonly rule: string | null
  readonly plugin: string | null
  readonly rules: readonly {
    readonly id: string
    readonly plugin: string
    readonly holds: boolean
    readonly allows: boolean
    readonly text: Readonly<Record<string, string>>
  }[]
}

export interface Question {
  readonly verb: 'read' | 'create' | 'update' | 'delete' | 'restore'
  readonly entity: string
  readonly record?: string
  readonly field?: string
  /** A user's id; absent: oneself. */
  readonly actor?: string
}

export function explain(api: Api, question: Question): Promise<Explanation> {
  return api.query<Explanation>('kernel.explain', question)
}

/** Why nobody types into a field here, whatever his rights; `undefined` where it depends on them. */
export function lockOf({ options }: FieldInfo, texts: Texts): string | undefined {
  if (options.derived) return texts.say('edit.locked.derived')
  if (options.fixed) return texts.say('edit.locked.fixed')
  return undefined
}

/** Why the reader may not change a field of a record: what each rule of his roles asks. `undefined` where he may. */
export async function whyLocked(
  api: Api,
  entity: EntityInfo,
  record: string,
  field: FieldInfo,
  texts: Texts,
): Promise<string | undefined> {
  const answer = await explain(api, { verb: 'update', entity: entity.name, record, field: field.name })
  if (answer.allowed) return undefined
  const rules = answer.rules.map(rule => ruleWords(rule, texts))
  return rules.length === 0
    ? texts.say('edit.locked.none')
    : texts.say('edit.locked.rules', { rules: rules.join(texts.locale === 'zh-CN' ? '；' : '; ') })
}

export function ruleWords({ text, id }: Explanation['rules'][number], { locale }: Texts): string {
  return text[locale] ?? text.en ?? id
}
