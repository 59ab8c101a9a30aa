import type { TemplateResult } from 'lit'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { createEditor } from '../edit/editor.ts'
import { typed } from '../edit/groups.ts'
import { notify } from '../ui/notice.ts'
import type { Part } from '../ui/part.ts'
import { cellInput } from './cell.ts'
import type { ListFeed } from './feed.ts'

export interface CellEditingOptions {
  /** What stands in the list, from left to right. */
  columns(): readonly FieldInfo[]
  readonly feed: ListFeed
  /** The row is the one to go on from. */
  focus(id: string): Promise<void>
}

/** The one cell of a list that is being edited. */
export interface CellEditing {
  /** The id of the row whose field is being edited. */
  readonly editing: string | undefined
  /** Opens a field of the row where it stands: this one, or the first that people type into. */
  open(id: string, name?: string): void
  /** What stands in the cell that is edited; `undefined` for any other. */
  input(row: RecordRow, field: FieldInfo): TemplateResult | undefined
  close(): void
}

const closed = ['json', 'choices', 'refs', 'anyRef']

/** `host`: the list as it is now; the fields of its entity may become others. */
export function createCellEditing(
  host: Part & { readonly entity: EntityInfo },
  { columns, feed, focus }: CellEditingOptions,
): CellEditing {
  const editor = createEditor({ api: host.session.api, entity: host.entity, texts: () => host.texts })
  const stop = editor.state.subscribe(() => host.requestUpdate())
  let editing: string | undefined
  const editable = () => {
    const names = new Set(typed(host.entity, false).map(({ name }) => name))
    return columns().filter(({ name, kind }) => names.has(name) && !closed.includes(kind))
  }
  const open = (id: string, name?: string) => {
    const row = feed.state.value.rows.find(row => row.id === id)
    const field = editable().find(one => name === undefined || one.name === name)
    if (!row || !field || !host.session.me.may('update', host.entity.name)) return
    editing = id
    editor.open(field, row)
    void host.updateComplete.then(() =>
      host.renderRoot.querySelector<HTMLElement>('td.open .control, td.open kith-ref-input')?.focus(),
    )
  }
  const shut = async () => {
    const id = editing
    editor.close()
    editing = undefined
    if (id !== undefined) await focus(id)
  }
  const save = async () => {
    const id = editing
    if (id === undefined) return
    const saved = await editor.save()
    if (editor.state.value.field) return
    editing = undefined
    host.requestUpdate()
    const { texts, entity } = host
    if (saved?.held) notify(host, { text: texts.say('edit.held', { why: saved.held.reason }) })
    if (saved?.row) {
      feed.accept(saved.row)
      const { field, before, row } = saved
      const undo = async () => {
        const again = await editor.set(field, before ?? null, row)
        if (again?.row) feed.accept(again.row)
      }
      notify(host, { text: texts.say('edit.saved', { field: texts.field(entity.name, field.name) }), undo })
    }
    await focus(id)
  }
  const saveAndStep = async (by: 1 | -1) => {
    const id = editing
    const name = editor.state.value.field?.name
    await save()
    if (editing !== undefined) return
    const fields = editable()
    const next = fields[fields.findIndex(field => field.name === name) + by]
    if (id !== undefined && next) open(id, next.name)
  }
  const settled = () => {
    if (editor.state.value.field) return
    editing = undefined
    void feed.load()
  }
  return {
    get editing() {
      return editing
    },
    open,
    input(row, field) {
      if (editing !== row.id || editor.state.value.field?.name !== field.name) return undefined
      return cellInput({
        ...host.shared,
        entity: host.entity,
        field,
        editor,
        labels: feed.state.value.labels,
        save: () => void save(),
        close: () => void shut(),
        settled,
        next: by => void saveAndStep(by),
      })
    },
    close: stop,
  }
}
