import { ownerId } from '../leads.mjs'
import { begin } from './time.mjs'
import { base } from './values.mjs'

export const teams = 10
export const teamId = n => `00000000-0000-7000-8100-${n.toString(16).padStart(12, '0')}`
export const bossId = ownerId(1000)
/**
 * Somebody who sees all.
 *
 * @type {import('@kith/sdk').Actor}
 */
export const admin = {
  id: ownerId(3000),
  kind: 'user',
  roles: ['administrator'],
  locale: 'en',
  zone: 'Asia/Shanghai',
}

export const helpers = 20
export const helperId = n => ownerId(2000 + n)

export const person = (id, name, roles, team) => ({
  ...base(id, begin, 'bench'),
  name,
  email: `${name.toLowerCase().replaceAll(' ', '.')}@example.com`,
  active: true,
  roles,
  locale: 'en',
  zone: 'Asia/Shanghai',
  team,
  lines: [],
})

export const team = (id, name, parent) => ({
  ...base(id, begin, 'bench'),
  name,
  parent,
  manager: parent === null ? bossId : null,
})
