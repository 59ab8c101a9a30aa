import { account, contact } from '@kith/plugin-accounts/contract'
import { lead } from '@kith/plugin-leads/contract'
import { action, page, panel, present, type Ui } from '@kith/sdk'
import { campaign, channel, expense, member, segment } from './contract/index.ts'

const module = '@kith/plugin-campaigns/ui'

/** What campaigns show in the application. */
export const shown: readonly Ui[] = [
  present(campaign, {
    position: 10,
    icon: 'megaphone',
    group: 'marketing',
    beside: 'code',
    columns: ['status', 'kind', 'startsOn', 'endsOn', 'plannedCost', 'owner'],
    board: 'status',
    sum: 'plannedCost',
  }),
  present(segment, { position: 20, icon: 'users', group: 'marketing', columns: ['leads', 'contacts', 'accounts'] }),
  present(channel, { icon: 'tag', group: null, columns: ['code', 'active', 'position'] }),
  present(member, { group: null, columns: ['campaign', 'lead', 'contact', 'respondedAt'] }),
  present(expense, { group: null, columns: ['amount', 'day', 'campaign', 'channel', 'supplier'] }),
  panel({ entity: campaign, slot: 'top', element: 'kith-campaigns-figures', module, needs: 'campaigns.effect' }),
  panel({ entity: campaign, slot: 'main', element: 'kith-campaigns-members', module }),
  panel({ entity: campaign, slot: 'main', element: 'kith-campaigns-expenses', module, needs: 'campaigns.effect' }),
  panel({ entity: campaign, slot: 'side', element: 'kith-campaigns-link', module }),
  action({
    entity: campaign,
    id: 'members',
    on: ['record'],
    run: { element: 'kith-campaigns-add', module },
    needs: 'campaigns.members',
    when: { status: { in: ['planned', 'running'] } },
    primary: true,
    key: 'm',
  }),
  action({
    entity: lead,
    id: 'attribute',
    on: ['record'],
    run: { element: 'kith-campaigns-attribute', module },
    needs: 'campaigns.attribute',
    when: { utmCampaign: null },
  }),
  ...[lead, contact, account].map(entity =>
    panel({ entity, slot: 'side', element: 'kith-campaigns-origin', module, needs: 'campaigns.read' }),
  ),
  panel({ entity: segment, slot: 'main', element: 'kith-campaigns-preview', module, needs: 'campaigns.members' }),
  page({
    path: 'effect',
    icon: 'chart',
    group: 'marketing',
    element: 'kith-campaigns-effect',
    module,
    needs: 'campaigns.effect',
  }),
]
