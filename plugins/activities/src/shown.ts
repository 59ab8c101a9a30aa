import { action, card, page, panel, present, type Ui } from '@kith/sdk'
import { activity, conversion, feed, report, review, series, type } from './contract/index.ts'

const module = '@kith/plugin-activities/ui'
const open = { state: { in: ['planned', 'in-progress', 'rejected'] } }
const work = 'activities.work'
const read = 'activities.read'

/** What activities show in the application, on their own pages and on those of all other records. */
export const shown: readonly Ui[] = [
  present(activity, {
    position: 50,
    icon: 'calendar',
    group: 'sales',
    columns: ['type', 'state', 'about', 'at', 'owner', 'priority', 'due'],
    board: 'state',
  }),
  present(type, { group: null, columns: ['code', 'minutes', 'feedback', 'active', 'position'] }),
  present(series, { group: null, columns: ['rule', 'zone', 'owner'] }),
  present(review, { group: null, columns: ['activity', 'verdict', 'createdBy', 'createdAt'] }),
  present(conversion, { group: null, columns: ['activity', 'result'] }),
  present(report, { group: null, columns: ['owner', 'createdAt'] }),
  present(feed, { group: null, columns: ['user'] }),
  action({
    entity: activity,
    id: 'complete',
    on: ['record'],
    run: { element: 'kith-activities-complete', module },
    primary: true,
    key: 'd',
    needs: work,
    when: open,
  }),
  action({
    entity: activity,
    id: 'start',
    // On its page the path of states does it.
    on: ['bulk'],
    run: { operation: 'activities.start' },
    needs: work,
    when: { state: 'planned' },
  }),
  action({
    entity: activity,
    id: 'reject',
    on: ['record'],
    run: { element: 'kith-activities-reject', module },
    needs: work,
    when: { state: { in: ['planned', 'in-progress'] } },
  }),
  action({
    entity: activity,
    id: 'delegate',
    on: ['record', 'bulk'],
    run: { element: 'kith-activities-delegate', module },
    key: 'a',
    needs: work,
    when: open,
  }),
  action({
    entity: activity,
    id: 'cancel',
    on: ['record', 'bulk'],
    run: { element: 'kith-activities-cancel', module },
    needs: work,
    when: open,
  }),
  action({
    entity: activity,
    id: 'followUp',
    on: ['record'],
    run: { element: 'kith-activities-follow-up', module },
    needs: work,
    when: { state: 'done' },
  }),
  action({
    entity: '*',
    except: [activity],
    id: 'log',
    on: ['record'],
    run: { element: 'kith-activities-log', module },
    key: 'l',
    needs: work,
  }),
  action({
    entity: '*',
    except: [activity],
    id: 'task',
    on: ['record'],
    run: { element: 'kith-activities-task', module },
    key: 't',
    needs: work,
  }),
  panel({ entity: '*', except: [activity], slot: 'side', element: 'kith-activities-next', module, needs: read }),
  card({ id: 'today', element: 'kith-activities-today', module, needs: read }),
  page({
    path: 'calendar',
    icon: 'calendar',
    group: 'sales',
    element: 'kith-activities-calendar',
    module,
    needs: read,
  }),
  page({
    path: 'review',
    icon: 'checklist',
    group: 'sales',
    element: 'kith-activities-review',
    module,
    needs: 'activities.assign',
  }),
  page({
    path: 'statistics',
    icon: 'chart',
    group: 'sales',
    element: 'kith-activities-statistics',
    module,
    needs: read,
    unless: 'reports',
  }),
  page({ path: 'print', element: 'kith-activities-print', module, needs: read }),
]
