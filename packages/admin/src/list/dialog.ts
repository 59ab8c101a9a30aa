import { html, type TemplateResult } from 'lit'
import type { ListPlace } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import { dialog } from '../ui/dialog.ts'
import type { Shared } from '../ui/part.ts'
import type { Columns } from './columns.ts'
import type { ListSpec } from './spec.ts'

/** What is asked for of a list as a whole. */
export type ListDialog = 'columns' | 'jump' | 'export'

export interface ListDialogOptions extends Shared {
  readonly name: ListDialog
  readonly entity: EntityInfo
  readonly spec: ListSpec
  readonly columns: Columns
  /** Other columns are wanted, by their names. */
  show(columns: readonly string[]): void
  jump(place: ListPlace): void
  closed(): void
}

/** A dialog of a list. Its code is fetched when one is first asked for; until then it stands empty. */
export function listDialog(options: ListDialogOptions): TemplateResult {
  const { session, directory, texts, entity, spec, columns, name, show, jump, closed } = options
  void import('./dialogs.ts')
  const jumped = (event: CustomEvent<ListPlace>) => {
    const element = event.currentTarget as Element
    element.closest('dialog')?.close()
    jump(event.detail)
  }
  const title = texts.say(name === 'export' ? 'list.export' : `${name}.title`)
  const body = html`<kith-list-dialog .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .spec=${spec} .columns=${columns} .name=${name} @kith-columns=${({ detail }: CustomEvent<readonly string[]>) => show(detail)} @kith-jump=${jumped}></kith-list-dialog>`
  return dialog({ texts, title, body, closed, kind: 'small' })
}
