import type { Unit, Words } from './words.ts'

const units: Readonly<Record<Unit, string>> = { m: 'minute', h: 'hour', d: 'day', w: 'week', mo: 'month', y: 'year' }

export const en: Words = {
  and: ' and ',
  or: ' or ',
  always: 'always',
  never: 'never',
  nothing: 'empty',
  yes: 'yes',
  no: 'no',
  comma: ', ',
  now: 'now',
  today: 'today',
  empty: field => `${field} is empty`,
  notEmpty: field => `${field} is not empty`,
  group: clause => `(${clause})`,
  not: clause => `not (${clause})`,
  quoted: text => `“${text}”`,
  phrases: {
    eq: (field, value) => `${field} is ${value}`,
    ne: (field, value) => `${field} is not ${value}`,
    in: (field, values) => `${field} is one of (${values})`,
    notIn: (field, values) => `${field} is none of (${values})`,
    contains: (field, value) => `${field} contains ${value}`,
    startsWith: (field, value) => `${field} starts with ${value}`,
    endsWith: (field, value) => `${field} ends with ${value}`,
    has: (field, value) => `${field} has ${value}`,
    hasAny: (field, values) => `${field} has any of (${values})`,
    via: (field, clause) => `${field} is one where ${clause}`,
  },
  ofNumbers: {
    gt: (field, value) => `${field} is more than ${value}`,
    gte: (field, value) => `${field} is at least ${value}`,
    lt: (field, value) => `${field} is less than ${value}`,
    lte: (field, value) => `${field} is at most ${value}`,
  },
  ofTimes: {
    gt: (field, value) => `${field} is later than ${value}`,
    gte: (field, value) => `${field} is not before ${value}`,
    lt: (field, value) => `${field} is before ${value}`,
    lte: (field, value) => `${field} is not later than ${value}`,
  },
  ofTexts: {
    gt: (field, value) => `${field} sorts after ${value}`,
    gte: (field, value) => `${field} does not sort before ${value}`,
    lt: (field, value) => `${field} sorts before ${value}`,
    lte: (field, value) => `${field} does not sort after ${value}`,
  },
  shifted: (from, count, unit) => {
    const time = `${Math.abs(count)} ${units[unit]}${Math.abs(count) === 1 ? '' : 's'}`
    if (from === 'today') return `${time} ${count < 0 ? 'before' : 'after'} today`
    return count < 0 ? `${time} ago` : `${time} from now`
  },
}
