import { isHeld, KithError, type Session } from '@kith/admin/ui'
import type { FormDesign } from '@kith/plugin-forms/contract'
import { isSame } from './design/differences.ts'

/** `waiting` for somebody to stop typing; `conflict`: somebody else changed the draft meanwhile. */
export type DraftStatus = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict'

export interface DraftState {
  readonly design: FormDesign
  readonly status: DraftStatus
  readonly error?: KithError
}

/** What is changed of a form and not published, kept as one types. */
export interface Draft {
  readonly state: DraftState
  /** Is kept soon. */
  set(design: FormDesign): void
  /** Keeps at once what is not kept yet. */
  flush(): Promise<void>
  /** Somebody changed a draft: theirs is taken unless something of one's own waits. */
  hear(): Promise<void>
  keepMine(): Promise<void>
  takeTheirs(): Promise<void>
  /** Takes the draft away: the published design is left. */
  discard(published: FormDesign): Promise<void>
}

export interface DraftOptions {
  readonly api: Session['api']
  readonly form: string
  readonly published: FormDesign
  readonly changed: () => void
}

interface Stored {
  readonly id: string
  readonly version: number
  readonly definition: FormDesign
}

/** Milliseconds without typing before what was typed is kept. */
const pause = 400

/** Reads the draft of a form; without one it begins with what is published. */
export async function openDraft({ api, form, published, changed }: DraftOptions): Promise<Draft> {
  let kept = await read()
  let state: DraftState = { design: kept?.definition ?? published, status: 'saved' }
  let timer: ReturnType<typeof setTimeout> | undefined
  let work = Promise.resolve()

  async function read(): Promise<Stored | undefined> {
    const { rows } = await api.list('forms.drafts', { where: { form }, limit: 1 })
    return rows[0] as (Stored & (typeof rows)[number]) | undefined
  }

  function tell(next: Partial<DraftState>): void {
    const { error: _, ...before } = state
    state = { ...before, ...next }
    changed()
  }

  /** One after another: each begins with the version that the one before left. */
  function save(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    work = work.then(async () => {
      if (state.status !== 'waiting' && state.status !== 'failed') return
      const { design } = state
      tell({ status: 'saving' })
      try {
        await write(design)
        if (state.design === design) tell({ status: 'saved' })
        else later()
      } catch (error) {
        await failed(error)
      }
    })
    return work
  }

  async function write(definition: FormDesign): Promise<void> {
    const answer = kept
      ? await api.mutate<Stored>('forms.drafts.update', { id: kept.id, version: kept.version, set: { definition } })
      : await api.mutate<Stored>('forms.drafts.create', { form, definition })
    if (!isHeld(answer)) kept = answer
  }

  async function failed(error: unknown): Promise<void> {
    const known = kept
    const code = error instanceof KithError ? error.code : ''
    const theirs = code === 'KITH_INVALID' ? known : await read().catch(() => known)
    const isOther = theirs?.id !== known?.id || theirs?.version !== known?.version
    if (!isOther) return tell({ status: 'failed', ...(error instanceof KithError ? { error } : {}) })
    kept = theirs
    // Published or taken back meanwhile: what is typed here begins a new draft.
    if (!theirs) later()
    else if (isSame(theirs.definition, state.design)) tell({ status: 'saved' })
    else tell({ status: 'conflict' })
  }

  function later(): void {
    tell({ status: 'waiting' })
    clearTimeout(timer)
    timer = setTimeout(() => void save(), pause)
  }

  return {
    get state() {
      return state
    },
    set(design) {
      if (state.status === 'conflict') tell({ design })
      else {
        state = { ...state, design }
        later()
      }
    },
    async flush() {
      await (state.status === 'waiting' || state.status === 'failed' ? save() : work)
    },
    async hear() {
      if (state.status !== 'saved') return
      const theirs = await read()
      if (state.status !== 'saved' || !theirs || (theirs.id === kept?.id && theirs.version <= kept.version)) return
      kept = theirs
      tell({ design: theirs.definition })
    },
    async keepMine() {
      tell({ status: 'waiting' })
      await save()
    },
    async takeTheirs() {
      kept = await read()
      tell({ design: kept?.definition ?? published, status: 'saved' })
    },
    async discard(design) {
      clearTimeout(timer)
      await work
      if (kept) await api.mutate('forms.drafts.delete', { id: kept.id, version: kept.version })
      kept = undefined
      tell({ design, status: 'saved' })
    },
  }
}
