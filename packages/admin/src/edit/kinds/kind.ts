import type { TemplateResult } from 'lit'
import type { Labels } from '../../data/api.ts'
import type { Directory, FieldInfo } from '../../data/directory.ts'
import type { Session } from '../../data/session.ts'
import type { Texts } from '../../texts/texts.ts'

/** What is edited with. */
export interface EditContext {
  readonly session: Session
  readonly directory: Directory
  readonly texts: Texts
}

export interface InputOptions extends EditContext {
  /** Of the control, for its label. */
  readonly id: string
  /** Its name to a reader where no label can point at it. */
  readonly name: string
  readonly entity: string
  readonly field: FieldInfo
  readonly draft: unknown
  readonly labels: Labels
  /** Ids of what says more about it. */
  readonly describedBy: string
  readonly isInvalid: boolean
  readonly change: (draft: unknown) => void
  /** Tells what a record that was picked is called. */
  readonly learn: (id: string, label: string) => void
}

/** What a draft means: a value, or the code of what is wrong with it (docs/errors.md). */
export type Read = { readonly value: unknown } | { readonly problem: string }

/** How a kind of field is typed: the state of its control is a draft, which becomes a value when it is saved. */
export interface InputKind {
  draft(value: unknown): unknown
  read(draft: unknown, field: FieldInfo): Read
  input(options: InputOptions): TemplateResult
  /** Whether Enter belongs to what is typed: then Ctrl-Enter saves. */
  isLong?(field: FieldInfo): boolean
}
