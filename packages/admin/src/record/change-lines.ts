import { html, type TemplateResult } from 'lit'
import type { HistoryEntry, Labels } from '../data/api.ts'
import type { Directory, EntityInfo } from '../data/directory.ts'
import type { Texts } from '../texts/texts.ts'
import { drawValue } from '../values/draw.ts'
import { isId } from '../values/ref.ts'

export interface ChangeContext {
  readonly texts: Texts
  readonly directory: Directory
  readonly entity: EntityInfo
  readonly labels: Labels
  readonly now: Date
}

/** Each field of a change: what stood there, struck through, and what does now. */
export function changeLines(
  { changes }: Pick<HistoryEntry, 'changes'>,
  context: ChangeContext,
): readonly TemplateResult[] {
  const { texts, entity } = context
  const draw = (value: unknown, field: EntityInfo['fields'][number]) =>
    drawValue(value, { ...context, entity: entity.name, field, isInRow: true }) ??
    html`<span class="hint">${texts.say('history.empty')}</span>`
  return entity.fields
    .filter(({ name }) => changes[name])
    .map(field => {
      const [before, after] = changes[field.name] ?? []
      const name = texts.field(entity.name, field.name)
      // Of a document only that it changed: what it held is too much for a line.
      if (field.kind === 'json') return html`<li class="line">${name}</li>`
      return html`<li class="line"><span class="hint">${name}</span>
        <s class="cut">${draw(before, field)}</s>
        <span class="vh">${texts.say('history.to')}</span><span aria-hidden="true" class="hint">→</span>
        <span class="words">${draw(after, field)}</span></li>`
    })
}

/** 'Changed by Lin Wei'. */
export function whoDid(
  { verb, actor, plugin }: Pick<HistoryEntry, 'verb' | 'actor' | 'plugin'>,
  labels: Labels,
  texts: Texts,
): string {
  const known = `history.${verb}`
  const did = texts.knows(known) ? texts.say(known) : verb
  return texts.say('history.by', { verb: did, who: actorName(actor ?? `plugin:${plugin}`, labels, texts) })
}

function actorName(actor: string, labels: Labels, texts: Texts): string {
  if (actor.startsWith('plugin:')) return texts.say('actor.plugin', { name: texts.plugin(actor.slice(7)) })
  if (isId(actor)) return labels[actor] ?? texts.say('actor.unknown')
  const known = `actor.${actor}`
  return texts.knows(known) ? texts.say(known) : actor
}
