import { css, html, nothing, type TemplateResult } from 'lit'
import { recordAddress } from '../app/route.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { icon } from '../ui/icons.ts'
import type { ValueContext } from '../values/context.ts'
import { drawValue } from '../values/draw.ts'
import { bare } from '../values/links.ts'
import type { Loaded } from './feed.ts'
import { nameIn, recordName } from './name.ts'
import { landingPage, type Origin, type OriginStep } from './origin.ts'

const created: FieldInfo = { name: 'createdAt', kind: 'instant', options: {} }

/** The way that a record came, from the page where it began down to itself. */
export function originPath(
  { steps }: Origin,
  entity: EntityInfo,
  { row }: Loaded,
  context: Pick<ValueContext, 'texts' | 'directory' | 'now'>,
): TemplateResult {
  const { texts } = context
  const page = landingPage(steps, entity, row)
  if (steps.length === 0 && page === undefined) return html`<p class="hint">${texts.say('origin.none')}</p>`
  return html`<ol class="path">
    ${
      page === undefined
        ? nothing
        : html`<li><span class="pt">${icon('globe')}</span><span><a href=${page} target="_blank" rel="noopener noreferrer" class="words">${bare(page)}<span class="vh"> (${texts.say('value.away')})</span></a><small>${texts.say('origin.page')}</small></span></li>`
    }
    ${[...steps].reverse().map(step => originStep(step, context))}
    <li class="end"><span class="pt">${icon('here')}</span><span aria-current="true"><span dir="auto">${recordName(row, entity, texts)}</span><small>${texts.entity(entity.name)} · ${texts.say('origin.this')}</small></span></li>
  </ol>`
}

function originStep(step: OriginStep, context: Pick<ValueContext, 'texts' | 'directory' | 'now'>): TemplateResult {
  const { entityName, entity, id, label, row, labels } = step
  const { texts } = context
  const name = texts.entity(entityName)
  if (label === undefined || !entity) {
    return html`<li><span class="pt">${icon('hidden')}</span><span class="hint">${texts.say('hidden', { name })}</span></li>`
  }
  const when = row && drawValue(row.createdAt, { ...context, labels, entity: entityName, field: created })
  const own = nameIn(label, entity, texts)
  return html`<li>
    <span class="pt">${icon('record')}</span>
    <span><a href=${recordAddress(entity.path, id)} dir="auto">${own ?? name}</a><small>${own === undefined ? nothing : html`${name} · `}${when}</small></span>
  </li>`
}

export const pathStyles = css`
  .path li {
    position: relative;
    display: grid;
    grid-template-columns: 1.5rem minmax(0, 1fr);
    gap: var(--k-space-3);
    padding-bottom: var(--k-space-3);
    line-height: 1.25rem;
  }
  .path li:not(.end)::before {
    content: "";
    position: absolute;
    left: 0.75rem;
    top: 1.5rem;
    bottom: 0;
    border-inline-start: var(--k-hairline) solid var(--k-line-strong);
  }
  .path .end {
    padding-bottom: 0;
  }
  .pt {
    display: grid;
    place-items: center;
    width: 1.5rem;
    height: 1.5rem;
    border-radius: var(--k-radius-round);
    background: var(--k-hover);
    color: var(--k-text-2);
  }
  .end .pt {
    background: var(--k-accent-soft);
    color: var(--k-accent-text);
  }
  .path .i {
    width: 0.875rem;
    height: 0.875rem;
  }
  .path small {
    display: block;
    color: var(--k-text-3);
    font-size: var(--k-text-xs);
  }
  .path span + span {
    padding-top: var(--k-space-half);
    overflow-wrap: anywhere;
  }
  .path a:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
`
