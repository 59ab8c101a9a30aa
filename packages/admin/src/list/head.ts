import { css, html, nothing, type TemplateResult } from 'lit'
import { overlay } from '../app/overlays.ts'
import { listAddressOf } from '../app/route.ts'
import type { EntityInfo } from '../data/directory.ts'
import type { Session } from '../data/session.ts'
import type { Texts } from '../texts/texts.ts'
import { icon } from '../ui/icons.ts'
import { type MenuItem, menu } from '../ui/menu.ts'
import type { ListDialog } from './dialog.ts'
import type { ListSpec } from './spec.ts'

export interface ListHeadOptions {
  readonly host: HTMLElement
  readonly texts: Texts
  readonly session: Session
  readonly entity: EntityInfo
  readonly spec: ListSpec
  /** How the connection is. */
  readonly live: TemplateResult | undefined
  show(name: ListDialog): void
}

/** The header of a list: what it is, as a table or a board, what else can be done, a new one. */
export function listHead(options: ListHeadOptions): TemplateResult {
  const { host, texts, entity, session, spec, live } = options
  const board =
    entity.shown.board ?? entity.fields.find(({ kind, options }) => kind === 'choice' && options.steps)?.name
  const kind = (text: string, drawing: 'list' | 'board', to: ListSpec, isOn: boolean) =>
    html`<a href=${listAddressOf(entity.path, to)} aria-label=${text} title=${text} aria-current=${isOn ? 'true' : nothing}>${icon(drawing)}<span>${text}</span></a>`
  const { board: _, ...table } = spec
  return html`<div class="head">
    <h1 tabindex="-1">${texts.plural(entity.name)}</h1>${live ?? nothing}<span class="space"></span>
    ${board ? html`<nav class="kinds" aria-label=${texts.say('list.kind')}>${kind(texts.say('list.table'), 'list', table, !spec.board)}${kind(texts.say('list.board'), 'board', { ...spec, board }, spec.board !== undefined)}</nav>` : nothing}
    ${menu(texts.say('list.acts'), items(options))}
    ${session.me.may('create', entity.name) ? html`<button class="btn primary new" type="button" @click=${() => overlay(host, 'create', { entity: entity.name })}>${texts.say('create.one', { name: texts.within(texts.entity(entity.name)) })} <kbd>N</kbd></button>` : nothing}
  </div>`
}

function items({ texts, session, entity, show }: ListHeadOptions): readonly MenuItem[] {
  const { me } = session
  const opens = (name: ListDialog, text: string) => ({ text, act: () => show(name) })
  return [
    ...(me.mayCall('kernel.import') && me.may('create', entity.name)
      ? [
          {
            text: texts.say('list.import'),
            act: () => {
              location.hash = '#/-/imports'
            },
          },
        ]
      : []),
    ...(me.mayCall('kernel.export') ? [opens('export', texts.say('list.export'))] : []),
    opens('columns', texts.say('columns.title')),
    opens('jump', texts.say('jump.title')),
  ]
}

export const listHeadStyles = css`
  .space {
    flex: 1;
  }
  .kinds {
    display: flex;
    padding: 2px;
    border-radius: var(--k-radius-m);
    background: var(--k-track);
  }
  .kinds a {
    display: inline-flex;
    align-items: center;
    gap: var(--k-space-1);
    min-height: var(--k-control-small);
    padding: 0 var(--k-space-2);
    border-radius: var(--k-radius-s);
    color: var(--k-text-2);
  }
  .kinds a[aria-current] {
    background: var(--k-thumb);
    color: var(--k-text);
    box-shadow: var(--k-shadow-1);
  }
  @container (max-width: 36rem) {
    .head { flex-wrap: nowrap; gap: var(--k-space-2); }
    .head h1 { font-size: var(--k-text-xl); overflow: hidden; text-overflow: ellipsis; }
    .head .new, .kinds span { display: none; }
    .kinds a { min-width: 2.25rem; justify-content: center; }
  }
`
