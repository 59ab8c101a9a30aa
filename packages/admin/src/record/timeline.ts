import { css, html, nothing, type TemplateResult } from 'lit'
import type { HistoryEntry } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { en, type Message } from '../texts/en.ts'
import type { Texts } from '../texts/texts.ts'
import type { ValueContext } from '../values/context.ts'
import { drawValue } from '../values/draw.ts'
import { isId } from '../values/ref.ts'
import type { Past } from './past.ts'

const at: FieldInfo = { name: 'at', kind: 'instant', options: {} }

/** What happened to a record, latest first: who, when, and each field before and after. */
export function timeline(
  { entries, labels }: Past,
  entity: EntityInfo,
  context: Pick<ValueContext, 'texts' | 'directory' | 'now'>,
): TemplateResult {
  const draw = (value: unknown, field: FieldInfo, isInRow: boolean) =>
    drawValue(value, { ...context, labels, entity: entity.name, field, isInRow }) ??
    html`<span class="hint">${context.texts.say('history.empty')}</span>`
  const changed = (entry: HistoryEntry) =>
    entity.fields
      .filter(({ name }) => entry.changes[name])
      .map(field => {
        const [before, after] = entry.changes[field.name] ?? []
        // Of a document only that it changed: what it held is too much for a line.
        if (field.kind === 'json') return html`<li class="line">${context.texts.field(entity.name, field.name)}</li>`
        return html`<li class="line"><span class="hint">${context.texts.field(entity.name, field.name)}</span>
          <s class="cut">${draw(before, field, true)}</s>
          <span class="vh">${context.texts.say('history.to')}</span><span aria-hidden="true" class="hint">→</span>
          <span class="words">${draw(after, field, true)}</span></li>`
      })
  return html`<ol class="past">${entries.map(entry => {
    const lines = changed(entry)
    return html`<li>
      <div class="head"><span>${who(entry, labels, context.texts)}</span>${draw(entry.at, at, false)}</div>
      ${lines.length > 0 ? html`<ul>${lines}</ul>` : nothing}
    </li>`
  })}</ol>`
}

function who({ verb, actor, plugin }: HistoryEntry, labels: Past['labels'], texts: Texts): string {
  const known = `history.${verb}`
  const did = known in en ? texts.say(known as Message) : verb
  return texts.say('history.by', { verb: did, who: nameOf(actor ?? `plugin:${plugin}`, labels, texts) })
}

function nameOf(actor: string, labels: Past['labels'], texts: Texts): string {
  if (actor.startsWith('plugin:')) return texts.say('actor.plugin', { name: texts.plugin(actor.slice(7)) })
  if (isId(actor)) return labels[actor] ?? texts.say('actor.unknown')
  const known = `actor.${actor}`
  return known in en ? texts.say(known as Message) : actor
}

export const timelineStyles = css`
  .past > li {
    position: relative;
    padding: 0 0 var(--k-space-4) var(--k-space-6);
  }
  .past > li::before {
    content: "";
    position: absolute;
    left: 0.3125rem;
    top: 0.4375rem;
    width: 0.375rem;
    height: 0.375rem;
    border-radius: var(--k-radius-round);
    background: var(--k-line-strong);
  }
  .past > li:not(:last-child)::after {
    content: "";
    position: absolute;
    left: 0.46875rem;
    top: 1.125rem;
    bottom: -0.1875rem;
    border-inline-start: var(--k-hairline) solid var(--k-line);
  }
  .past .head {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--k-space-3);
    color: var(--k-text-2);
  }
  .past time {
    flex: none;
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--k-space-2);
    min-width: 0;
    padding-top: var(--k-space-1);
  }
  .line s {
    max-width: 16rem;
    color: var(--k-text-3);
  }
`
