import { action, card, page, panel, present, type Ui } from '@kith/sdk'
import { lead, rule, source } from './contract/index.ts'

const module = '@kith/plugin-leads/ui'
const open = { status: { in: ['new', 'working', 'qualified'] } }

/** What leads show in the application. */
export const shown: readonly Ui[] = [
  present(lead, {
    position: 10,
    icon: 'inbox',
    group: 'sales',
    beside: 'company',
    columns: ['status', 'score', 'source', 'owner', 'createdAt'],
    board: 'status',
  }),
  present(rule, { group: null, columns: ['mode', 'active', 'points', 'position'] }),
  present(source, { group: null, columns: ['code', 'active', 'position'] }),
  action({
    entity: lead,
    id: 'convert',
    on: ['record'],
    run: { element: 'kith-leads-conversion', module },
    primary: true,
    key: 'c',
    needs: 'leads.convert',
    when: open,
  }),
  action({
    entity: lead,
    id: 'claim',
    on: ['record', 'row', 'bulk'],
    field: 'owner',
    run: { operation: 'leads.claim' },
    needs: 'leads.claim',
    when: { ...open, owner: null },
  }),
  action({
    entity: lead,
    id: 'assign',
    on: ['record', 'bulk'],
    run: { element: 'kith-leads-assign', module },
    key: 'a',
    needs: 'leads.assign',
    when: open,
  }),
  action({
    entity: lead,
    id: 'disqualify',
    on: ['record', 'bulk'],
    run: { element: 'kith-leads-disqualify', module },
    needs: 'leads.disqualify',
    when: open,
  }),
  panel({ entity: lead, slot: 'peek', element: 'kith-leads-known', module, when: { duplicates: { gt: 0 } } }),
  panel({ entity: lead, slot: 'side', element: 'kith-leads-known', module, when: { duplicates: { gt: 0 } } }),
  panel({ entity: lead, slot: 'peek', element: 'kith-leads-missing', module, needs: 'leads.read', when: open }),
  panel({ entity: lead, slot: 'side', element: 'kith-leads-missing', module, needs: 'leads.read', when: open }),
  page({ path: 'rules', icon: 'workflow', group: 'sales', element: 'kith-leads-rules', module, needs: 'leads.assign' }),
  page({
    path: 'success',
    icon: 'chart',
    group: 'sales',
    element: 'kith-leads-success',
    module,
    needs: 'leads.read',
    unless: 'reports',
  }),
  card({ id: 'first', element: 'kith-leads-first', module, needs: 'leads.assign' }),
  card({ id: 'newest', element: 'kith-leads-newest', module, needs: 'leads.read' }),
]
