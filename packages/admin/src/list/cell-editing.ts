import type { RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import type { Session } from '../data/session.ts'
import { createEditor, type Editor } from '../edit/editor.ts'
import { typed } from '../edit/groups.ts'
import type { Texts } from '../texts/texts.ts'
import type { Notice } from '../ui/notice.ts'

export interface CellEditingOptions {
  readonly session: Session
  /** As it is now: its fields may become others. */
  entity(): EntityInfo
  texts(): Texts
  /** What stands in the list, from left to right. */
  columns(): readonly FieldInfo[]
  /** Something is to be drawn anew. */
  changed(): void
  /** A record as it was saved. */
  accept(row: RecordRow): void
  tell(notice: Notice): void
  /** The row is the one to go on from. */
  focus(id: string): Promise<void>
}

/** The one cell of a list that is being edited. */
export interface CellEditing {
  readonly editor: Editor
  /** The id of the row whose field is being edited. */
  readonly editing: string | undefined
  isOpen(id: string, field: string): boolean
  /** Opens a field of the row where it stands: this one, or the first that people type into. `false` where none is. */
  open(row: RecordRow, name?: string): boolean
  shut(): Promise<void>
  save(): Promise<void>
  /** Saves, and answers the field beside it, to go on with. */
  saveAndStep(by: 1 | -1): Promise<{ readonly id: string; readonly name: string } | undefined>
  /** Whether a conflict is over. */
  settle(): boolean
  close(): void
}

const closed = ['json', 'choices', 'refs', 'anyRef']

export function createCellEditing(options: CellEditingOptions): CellEditing {
  const { session, entity, texts, columns, changed, accept, tell, focus } = options
  const editor = createEditor({ api: session.api, entity: entity(), texts })
  const stop = editor.state.subscribe(changed)
  /** The row whose field is being edited. */
  let editing: string | undefined
  const editable = () => {
    const names = new Set(typed(entity(), false).map(({ name }) => name))
    return columns().filter(({ name, kind }) => names.has(name) && !closed.includes(kind))
  }
  const save = async () => {
    const id = editing
    if (id === undefined) return
    const saved = await editor.save()
    if (editor.state.value.field) return
    editing = undefined
    changed()
    if (saved?.held) tell({ text: texts().say('edit.held', { why: saved.held.reason }) })
    if (saved?.row) {
      accept(saved.row)
      const { field, before, row } = saved
      const undo = async () => {
        const again = await editor.set(field, before ?? null, row)
        if (again?.row) accept(again.row)
      }
      tell({ text: texts().say('edit.saved', { field: texts().field(entity().name, field.name) }), undo })
    }
    await focus(id)
  }
  return {
    editor,
    get editing() {
      return editing
    },
    isOpen: (id, field) => editing === id && editor.state.value.field?.name === field,
    open(row, name) {
      const field = editable().find(one => name === undefined || one.name === name)
      if (!field || !session.me.may('update', entity().name)) return false
      editing = row.id
      editor.open(field, row)
      return true
    },
    async shut() {
      const id = editing
      editor.close()
      editing = undefined
      if (id !== undefined) await focus(id)
    },
    save,
    async saveAndStep(by) {
      const id = editing
      const name = editor.state.value.field?.name
      await save()
      const fields = editable()
      const next = fields[fields.findIndex(field => field.name === name) + by]
      return id !== undefined && next && editing === undefined ? { id, name: next.name } : undefined
    },
    settle() {
      if (editor.state.value.field) return false
      editing = undefined
      return true
    },
    close: stop,
  }
}
