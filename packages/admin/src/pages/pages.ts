import type { AppManifest } from '@kith/client'
import type { Me } from '../data/me.ts'
import type { PreferencesStore } from '../data/preferences.ts'
import type { AuthState } from '../door/ask.ts'
import type { Message } from '../texts/en.ts'
import type { Icon } from '../ui/icons.ts'
import type { Shared } from '../ui/part.ts'

/** What a page of the application itself is drawn from. */
export interface PageContext extends Shared {
  readonly preferences: PreferencesStore
  readonly manifest: AppManifest
  readonly me: Me
  readonly auth: AuthState | undefined
  /** What the address says behind the page's name: of '#/-/imports/42' it is ['42']. */
  readonly rest: readonly string[]
}

/** The module of a page: loaded when the page is first shown. */
export interface PageModule {
  draw(context: PageContext): unknown
}

/** What a page stands under in the settings; '' for what stands elsewhere. */
export type PageGroup = 'mine' | 'people' | 'data' | 'system' | ''

export interface PageEntry {
  readonly title: Message
  readonly icon: Icon
  readonly group: PageGroup
  /** Whether it is offered: what one may not do is absent. Default: to everybody. */
  readonly isFor?: (me: Me) => boolean
  load(): Promise<PageModule>
}

/** The pages beside those of records, at `#/-/<name>`. A page is a line here and a folder. */
export const pages: Readonly<Record<string, PageEntry>> = {
  today: { title: 'page.today', icon: 'today', group: '', load: () => import('../today/today.ts') },
  decisions: { title: 'page.decisions', icon: 'decisions', group: '', load: () => import('../decisions/decisions.ts') },
  imports: {
    title: 'imports.title',
    icon: 'upload',
    group: 'data',
    isFor: me => me.mayCall('kernel.import'),
    load: () => import('../imports/imports.ts'),
  },
  fields: {
    title: 'page.fields',
    icon: 'columns',
    group: 'data',
    isFor: me => me.mayCall('kernel.customize'),
    load: () => import('../fields/fields.ts'),
  },
  modules: {
    title: 'page.modules',
    icon: 'puzzle',
    group: 'system',
    isFor: me => me.mayCall('kernel.configure'),
    load: () => import('../modules/modules.ts'),
  },
  settings: { title: 'settings.title', icon: 'settings', group: '', load: () => import('../settings/settings.ts') },
  users: {
    title: 'users.title',
    icon: 'user',
    group: 'people',
    isFor: me => me.mayCall('kernel.invite') || me.mayCall('kernel.handOver') || me.may('create', 'kernel.user'),
    load: () => import('../people/people.ts'),
  },
  teams: {
    title: 'teams.title',
    icon: 'users',
    group: 'people',
    isFor: me => me.may('create', 'kernel.team') || me.may('create', 'kernel.businessLine'),
    load: () => import('../teams/teams.ts'),
  },
  roles: {
    title: 'roles.title',
    icon: 'key',
    group: 'people',
    isFor: me => me.may('create', 'kernel.role') || me.mayCall('kernel.explain-others'),
    load: () => import('../roles/roles.ts'),
  },
  security: {
    title: 'page.security',
    icon: 'hidden',
    group: 'mine',
    isFor: me => me.id !== undefined,
    load: () => import('../security/security.ts'),
  },
  keys: {
    title: 'page.keys',
    icon: 'key',
    group: 'system',
    isFor: me => me.mayCall('kernel.keys'),
    load: () => import('../keys/keys.ts'),
  },
  audit: {
    title: 'page.audit',
    icon: 'history',
    group: 'system',
    isFor: me => me.mayCall('kernel.audit'),
    load: () => import('../audit/audit.ts'),
  },
  health: {
    title: 'page.health',
    icon: 'health',
    group: 'system',
    isFor: me => me.mayCall('kernel.maintain'),
    load: () => import('../health/health.ts'),
  },
  more: { title: 'app.more', icon: 'menu', group: '', load: () => import('../settings/more.ts') },
}

export function pageAddress(name: string, ...rest: readonly string[]): string {
  return ['#/-', name, ...rest.map(encodeURIComponent)].join('/')
}
