import {
  type AnyEntity,
  type AnyPlugin,
  batch,
  definePlugin,
  importFile,
  importRun,
  importTemplate,
  type KernelContract,
  kernelContract,
  policy,
  rate,
} from '@kith/sdk'
import { attachmentsOf } from '../attachments/attachments-of.ts'
import { removeAttachment } from '../attachments/remove-attachment.ts'
import { restoreAttachment } from '../attachments/restore-attachment.ts'
import { lastBackup } from '../backup/last-backup.ts'
import { cancelBatch, pauseBatch, resumeBatch } from '../batches/control.ts'
import { addField, changeField } from '../custom/operations.ts'
import { customFieldTaps } from '../custom/taps.ts'
import { held } from '../decisions/held.ts'
import { deadDeliveries, replayDeliveries, skipDeliveries } from '../deliveries/dead.ts'
import { doctor } from '../doctor/doctor.ts'
import { mend } from '../doctor/mend.ts'
import { erase } from '../erase/erase.ts'
import { person, wasErased } from '../erase/person.ts'
import { personExport } from '../erase/person-export.ts'
import { takeBack } from '../history/take-back.ts'
import type { Kernel } from '../kernel.ts'
import { layoutOf } from '../layouts/layout-of.ts'
import { layoutPolicies } from '../layouts/policies.ts'
import { layoutTaps } from '../layouts/taps.ts'
import { merge } from '../merge/merge.ts'
import { mergePreview } from '../merge/preview.ts'
import { unmerge } from '../merge/unmerge.ts'
import { changeModule, modulePlan } from '../modules/change-module.ts'
import { modules } from '../modules/list-modules.ts'
import { moduleTaps } from '../modules/taps.ts'
import { audit } from '../operations/audit.ts'
import { notInside } from '../operations/not-inside.ts'
import { related } from '../operations/related.ts'
import { search } from '../operations/search.ts'
import { timeline } from '../operations/timeline.ts'
import { createKey } from '../people/create-key.ts'
import { handOver } from '../people/hand-over.ts'
import { invite } from '../people/invite.ts'
import { peopleMails } from '../people/mails.ts'
import { peoplePolicies } from '../people/policies.ts'
import { revokeInvitation } from '../people/revoke-invitation.ts'
import { revokeKey } from '../people/revoke-key.ts'
import { peopleTaps } from '../people/taps.ts'
import { presets } from '../presets/list-presets.ts'
import { removePreset } from '../presets/remove-preset.ts'
import { explain } from '../rights/explain.ts'
import { me } from '../rights/me.ts'
import { rebuildSearch } from '../search/rebuild.ts'
import { changeSettings, settingsOf } from '../settings/operations.ts'
import { settingTaps } from '../settings/taps.ts'
import { sharesOf, shareWith, unshare } from '../sharing/share.ts'
import { startExport } from '../transfer/export/start-export.ts'
import { importProblems, proposeImport, startImport, undoImport } from '../transfer/import/operations.ts'
import { viewPolicies } from '../views/policies.ts'
import { viewTaps } from '../views/taps.ts'
import { en } from './locales/en.ts'
import { zhCN } from './locales/zh-CN.ts'

const own = { createdBy: { $: 'actor.id' } }

/** The kernel's own entities, served like those of any plugin. `kernelOf` answers the app's kernel once it is there. */
export function createKernelPlugin(kernelOf: () => Kernel): AnyPlugin {
  return definePlugin<KernelContract>({
    contract: kernelContract,
    grants: {
      plugin: ['kernel.connect'],
      '*': [
        'kernel.related',
        'kernel.batch',
        'kernel.search',
        'kernel.decide',
        'kernel.share',
        'kernel.explain',
        'kernel.timeline',
        'kernel.attach',
        'kernel.layout',
        'kernel.takeBack',
      ],
    },
    handlers: {
      related,
      search,
      groups: async (ctx, { entity, by, sum, where }) =>
        ({
          rows: await ctx.data.groups({ name: entity } as AnyEntity, {
            by,
            ...(sum && { sum }),
            ...(where && { where }),
          }),
        }) as never,
      rebuildSearch,
      addField: addField(kernelOf),
      changeField: changeField(kernelOf),
      pauseBatch,
      resumeBatch,
      cancelBatch,
      decide: notInside,
      held: held(kernelOf),
      share: shareWith(kernelOf),
      sharesOf: sharesOf(kernelOf),
      unshare: unshare(kernelOf),
      explain: explain(kernelOf),
      me: me(kernelOf),
      timeline: timeline(kernelOf),
      audit: audit(kernelOf),
      takeBack: takeBack(kernelOf),
      handOver: handOver(kernelOf),
      invite,
      revokeInvitation,
      createKey,
      revokeKey,
      proposeImport: proposeImport(kernelOf),
      startImport: startImport(kernelOf),
      importProblems: importProblems(kernelOf),
      undoImport,
      startExport: startExport(kernelOf),
      mergePreview: mergePreview(kernelOf),
      merge: merge(kernelOf),
      unmerge: unmerge(kernelOf),
      person: person(kernelOf),
      erase: erase(kernelOf),
      wasErased: wasErased(kernelOf),
      personExport: personExport(kernelOf),
      doctor: doctor(kernelOf),
      lastBackup: lastBackup(kernelOf),
      mend,
      deadDeliveries: deadDeliveries(kernelOf),
      replayDeliveries: replayDeliveries(kernelOf),
      skipDeliveries: skipDeliveries(kernelOf),
      attachmentsOf: attachmentsOf(kernelOf),
      removeAttachment: removeAttachment(kernelOf),
      restoreAttachment: restoreAttachment(kernelOf),
      layoutOf: layoutOf(kernelOf),
      settingsOf: settingsOf(kernelOf),
      changeSettings: changeSettings(kernelOf),
      presets: presets(kernelOf),
      applyPreset: notInside,
      removePreset: removePreset(kernelOf),
      modules: modules(kernelOf),
      modulePlan: modulePlan(kernelOf),
      changeModule: changeModule(kernelOf),
    },
    taps: [
      ...peopleTaps,
      ...customFieldTaps(kernelOf),
      ...viewTaps(kernelOf),
      ...layoutTaps(kernelOf),
      ...settingTaps(kernelOf),
      ...moduleTaps(kernelOf),
    ],
    mails: peopleMails,
    policies: [
      ...peoplePolicies,
      ...viewPolicies,
      ...layoutPolicies,
      policy(importFile, [{ id: 'kernel.own-import-files', roles: ['*'], verbs: ['read'], where: own }]),
      policy(importRun, [{ id: 'kernel.own-imports', roles: ['*'], verbs: ['read'], where: own }]),
      policy(importTemplate, [{ id: 'kernel.import-templates', roles: ['*'], verbs: ['read'] }]),
      policy(rate, [{ id: 'kernel.rates', roles: ['*'], verbs: ['read'] }]),
      policy(batch, [{ id: 'kernel.own-batches', roles: ['*'], verbs: ['read'], where: own }]),
    ],
    roles: {
      administrator: { name: { en: 'Administrator', 'zh-CN': '管理员' } },
      plugin: {
        name: { en: 'Module of another process', 'zh-CN': '其他进程中的模块' },
        description: {
          en: 'For API keys: the process of a module connects with it. It gives no rights to records.',
          'zh-CN': '用于 API 密钥：模块的进程凭它连接。它不给予任何记录权限。',
        },
      },
    },
    locales: { en, 'zh-CN': zhCN },
  })
}
