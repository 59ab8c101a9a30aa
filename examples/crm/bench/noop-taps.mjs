import { formsContract } from '@kith/plugin-forms/contract'
import { lead, leadsContract } from '@kith/plugin-leads/contract'
import { defineContract, definePlugin, tap } from '@kith/sdk'

/**
 * A plugin that looks on: taps that do nothing, half of them on `forms.receiving`, half on the saving of leads.
 *
 * @param {number} count
 */
export const noopTaps = count =>
  definePlugin({
    contract: defineContract({ name: 'onlooker', version: '0.1.0' }),
    dependsOn: [formsContract, leadsContract],
    handlers: {},
    taps: Array.from({ length: count }, (_, i) =>
      tap()(i % 2 ? lead.saving : formsContract.hooks.receiving, { id: `onlooker.tap-${i}`, shape: () => undefined }),
    ),
  })
