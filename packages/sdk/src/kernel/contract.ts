import { z } from 'zod'
import { entityContract, type Infer } from '../contract.ts'
import { integer } from '../fields/integer.ts'
import { text } from '../fields/text.ts'
import { mutation, query } from '../operations.ts'
import { attachment, attachmentsInput, attachmentsOutput, oneAttachment } from './attachment.ts'
import { auditOperations } from './audit.ts'
import { batch } from './batch.ts'
import { businessLine } from './business-line.ts'
import { CustomFieldChange, customField, NewCustomField } from './custom-field.ts'
import { decision } from './decision.ts'
import { doctorOperations } from './doctor.ts'
import {
  eraseInput,
  eraseOutput,
  erasure,
  personExportInput,
  personExportOutput,
  personInput,
  personOutput,
  wasErasedInput,
  wasErasedOutput,
} from './erasure.ts'
import { importRun, importTemplate } from './import.ts'
import { importFile } from './import-file.ts'
import { invitation } from './invitation.ts'
import { key } from './key.ts'
import { layout, layoutOperations } from './layout.ts'
import { mail } from './mail.ts'
import {
  merge,
  mergeInput,
  mergeOutput,
  mergePreviewInput,
  mergePreviewOutput,
  unmergeInput,
  unmergeOutput,
} from './merge.ts'
import { governedModule, moduleOperations } from './module.ts'
import { peopleOperations } from './people.ts'
import { presetOperations } from './preset.ts'
import { rate } from './rate.ts'
import { reports } from './reports.ts'
import { rightsOperations } from './rights.ts'
import { role } from './role.ts'
import { searchOperations } from './search.ts'
import { setting, settingOperations } from './setting.ts'
import { share } from './share.ts'
import { takeBackOperations } from './take-back.ts'
import { team } from './team.ts'
import { timelineInput, timelinePage } from './timeline.ts'
import { transferOperations } from './transfer.ts'
import { user } from './user.ts'
import { view } from './view.ts'

const linked = z.object({ entity: z.string(), id: z.string(), label: z.string().optional() })

const oneBatch = z.strictObject({ id: z.uuid() })
const steered = z.object({ id: z.string(), status: z.string(), slice: z.number() })

const oneField = z.object({ id: z.string() })

const contract = entityContract({
  name: 'kernel',
  version: '0.1.0',
  settings: {
    /** How long uploads and exports are kept once the work on them has ended. */
    keepFilesDays: integer({ default: 7, min: 0 }),
    /** What amounts are added up in, ISO 4217. Choose it once: what is written keeps its worth in it. */
    currency: text({ default: 'EUR', max: 3 }),
    /** Most bytes of an attached file. Default 25 MiB. */
    attachmentBytes: integer({ default: 26_214_400, min: 1 }),
  },
  permissions: {
    'kernel.customize': 'Add, change and retire fields of any kind of record',
    'kernel.configure': 'Change the settings of modules',
    'kernel.related': 'See what a record came from',
    'kernel.import': 'Import files',
    'kernel.export': 'Export lists',
    'kernel.batch': "Pause, resume and cancel long work of one's own",
    'kernel.search': 'Search',
    'kernel.decide': 'Decide what waits for one’s decision',
    'kernel.share': 'Show a record to a person or a team',
    'kernel.explain': 'Ask why one may or may not do something',
    'kernel.explain-others': 'Ask that for others',
    'kernel.timeline': 'See what happened to a record',
    'kernel.audit': 'See who changed what of any record',
    'kernel.maintain': 'Check and mend what is derived from records',
    'kernel.invite': 'Invite people',
    'kernel.handOver': "Give a person's records to others",
    'kernel.keys': 'Make and revoke API keys',
    'kernel.merge': 'Make several records one, and undo it',
    'kernel.erase': "Erase a person's words everywhere",
    'kernel.personExport': 'Export all that is held on a person',
    'kernel.attach': 'Attach files to records, have them and remove them',
    'kernel.presets': 'Add what modules bring by a name, and take it out again',
    'kernel.modules': 'Turn modules on and off, and accept what they ask for',
    'kernel.layout': 'See how the fields of a record are arranged',
    'kernel.connect': 'Connect the process of a module',
    'kernel.takeBack': 'Take back what one has just changed',
  },
  operations: {
    /** Adds a field to an entity while people work with it. Its values stand in the bag `custom`. */
    addField: mutation({ needs: 'kernel.customize', input: NewCustomField, output: oneField }),
    /** Changes what is said of one, its entity, key and kind apart; `active: false` retires it. */
    changeField: mutation({
      needs: 'kernel.customize',
      input: z.strictObject({ id: z.uuid(), version: z.int().min(1).optional(), set: CustomFieldChange }),
      output: oneField,
    }),
    /** What the record came from, nearest first; a record without a label may not be seen. */
    related: query({
      needs: 'kernel.related',
      input: z.strictObject({ entity: z.string().max(200), id: z.uuid() }),
      output: z.object({ origin: z.array(linked) }),
    }),
    /** Long work of one's own, or anybody's for an administrator: stopped before its next slice, gone on with, ended. */
    pauseBatch: mutation({ needs: 'kernel.batch', input: oneBatch, output: steered }),
    resumeBatch: mutation({ needs: 'kernel.batch', input: oneBatch, output: steered }),
    cancelBatch: mutation({ needs: 'kernel.batch', input: oneBatch, output: steered }),
    /** What happened to a record, latest first; of each entry only what its reader may see of what it stands for. */
    timeline: query({ needs: 'kernel.timeline', input: timelineInput, output: timelinePage }),
    ...auditOperations,
    ...takeBackOperations,
    ...searchOperations,
    ...transferOperations,
    ...rightsOperations,
    ...peopleOperations,
    ...doctorOperations,
    ...layoutOperations,
    ...settingOperations,
    ...presetOperations,
    ...moduleOperations,
    /** What a merge would come to, field by field. */
    mergePreview: query({ needs: 'kernel.merge', input: mergePreviewInput, output: mergePreviewOutput }),
    /** Makes records one. What pointed at the losers points at the winner, and their ids stand for it. */
    merge: mutation({ needs: 'kernel.merge', input: mergeInput, output: mergeOutput }),
    /** Undoes a merge for what is still as it left it; `kept` is the rest. */
    unmerge: mutation({ needs: 'kernel.merge', input: unmergeInput, output: unmergeOutput }),
    /** What is held on the person that a record is about, and an erasure would reach. */
    person: query({ needs: 'kernel.erase', input: personInput, output: personOutput }),
    /** Takes a person's words out of everything that holds them. It cannot be undone. */
    erase: mutation({ needs: 'kernel.erase', input: eraseInput, output: eraseOutput }),
    /** Which of these belonged to somebody who was erased. */
    wasErased: query({ needs: 'kernel.erase', input: wasErasedInput, output: wasErasedOutput }),
    /** All that is held on a person, as a file. */
    personExport: query({ needs: 'kernel.personExport', input: personExportInput, output: personExportOutput }),
    /** The files of a record that the caller may read, latest first. */
    attachmentsOf: query({ needs: 'kernel.attach', input: attachmentsInput, output: attachmentsOutput }),
    /** Takes a file off a record that the caller may update. */
    removeAttachment: mutation({ needs: 'kernel.attach', input: oneAttachment, output: oneAttachment }),
    /** Puts back a file that was taken off, while it is kept. */
    restoreAttachment: mutation({ needs: 'kernel.attach', input: oneAttachment, output: oneAttachment }),
  },
  hooks: { reports },
  entities: {
    users: user,
    teams: team,
    lines: businessLine,
    roles: role,
    shares: share,
    mails: mail,
    decisions: decision,
    batches: batch,
    views: view,
    customFields: customField,
    invitations: invitation,
    keys: key,
    rates: rate,
    imports: importRun,
    importFiles: importFile,
    importTemplates: importTemplate,
    merges: merge,
    erasures: erasure,
    attachments: attachment,
    layouts: layout,
    settings: setting,
    moduleRows: governedModule,
  },
})

/** What the kernel itself serves, under the reserved name `kernel`: `client.kernel.users.list`. */
export interface KernelContract extends Infer<typeof contract> {}
export const kernelContract: KernelContract = contract
