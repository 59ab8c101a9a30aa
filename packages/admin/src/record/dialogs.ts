import { html, type TemplateResult } from 'lit'
import type { Labels, RecordRow } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import type { KithFormFields } from '../edit/form.ts'
import type { Layout } from '../edit/groups.ts'
import type { EditContext } from '../edit/kinds/kind.ts'
import type { Texts } from '../texts/texts.ts'
import { dialog } from '../ui/dialog.ts'
import type { Notice } from '../ui/notice.ts'

export type DialogName = 'edit' | 'merge' | 'sharing' | 'person' | 'layout'

export interface DialogContext extends EditContext {
  readonly entity: EntityInfo
  readonly row: RecordRow
  readonly labels: Labels
  readonly layout: Layout
  /** What the record is called. */
  readonly name: string
  close(): void
  reload(): void
  accept(row: RecordRow): void
  notice(notice: Notice): void
}

/** What few need is fetched when it is asked for. */
export async function loadDialog(name: DialogName): Promise<void> {
  await loads[name]()
}

export function dialogTitle(name: DialogName, texts: Texts, entity: EntityInfo): string {
  return texts.say(`record.${name}.title`, { name: texts.within(texts.entity(entity.name)) })
}

/** `closed` is told once it has closed. */
export function recordDialog(name: DialogName, context: DialogContext, closed: () => void): TemplateResult {
  const { texts, entity } = context
  return dialog({ texts, title: dialogTitle(name, texts, entity), body: bodies[name](context), closed })
}

const loads: Readonly<Record<DialogName, () => Promise<unknown>>> = {
  edit: () => import('../edit/form.ts'),
  merge: () => import('../merge/merge.ts'),
  sharing: () => import('./sharing.ts'),
  person: () => import('./person.ts'),
  layout: () => import('../layout/editor.ts'),
}

const bodies: Readonly<Record<DialogName, (context: DialogContext) => TemplateResult>> = {
  edit({ session, directory, texts, entity, row, labels, layout, close, accept, notice }) {
    const save = async (event: Event) => {
      const form = (event.currentTarget as HTMLElement)
        .closest('.form')
        ?.querySelector<KithFormFields>('kith-form-fields')
      const saved = await form?.save()
      if (!saved) return
      accept(saved)
      close()
      notice({ text: texts.say('record.saved', { name: texts.entity(entity.name) }) })
    }
    const held = (event: CustomEvent<{ reason: string }>) => {
      close()
      notice({ text: texts.say('edit.held', { why: event.detail.reason }) })
    }
    return html`<div class="form" @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && void save(event)}>
      <kith-form-fields .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .row=${row} .labels=${labels} .layout=${layout} @kith-held=${held}></kith-form-fields>
      <div class="acts"><button class="btn primary" type="button" @click=${save}>${texts.say('edit.save')}</button><button class="btn quiet" type="button" @click=${close}>${texts.say('edit.cancel')}</button></div>
    </div>`
  },
  merge({ session, directory, texts, entity, row, labels, name, close, reload }) {
    const merged = () => {
      close()
      reload()
    }
    return html`<kith-merge .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .row=${row} .labels=${labels} .name=${name} @kith-merged=${merged}></kith-merge>`
  },
  sharing: ({ session, directory, texts, entity, row }) =>
    html`<kith-sharing .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .recordId=${row.id}></kith-sharing>`,
  person: ({ session, texts, entity, row }) =>
    html`<kith-person .session=${session} .texts=${texts} .entity=${entity} .recordId=${row.id}></kith-person>`,
  layout({ session, texts, entity, close, reload }) {
    const arranged = () => {
      close()
      reload()
    }
    return html`<kith-layout-editor .session=${session} .texts=${texts} .entity=${entity} @kith-arranged=${arranged}></kith-layout-editor>`
  },
}
