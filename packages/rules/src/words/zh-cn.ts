import type { Unit, Words } from './words.ts'

const units: Readonly<Record<Unit, string>> = { m: '分钟', h: '小时', d: '天', w: '周', mo: '个月', y: '年' }

export const zhCN: Words = {
  and: '，且',
  or: '，或',
  always: '始终成立',
  never: '从不成立',
  nothing: '空',
  yes: '“是”',
  no: '“否”',
  comma: '、',
  now: '现在',
  today: '今天',
  empty: field => zh`${field}为空`,
  notEmpty: field => zh`${field}不为空`,
  group: clause => `（${clause}）`,
  not: clause => `并非（${clause}）`,
  quoted: text => `“${text}”`,
  phrases: {
    eq: (field, value) => zh`${field}是${value}`,
    ne: (field, value) => zh`${field}不是${value}`,
    in: (field, values) => zh`${field}是（${values}）之一`,
    notIn: (field, values) => zh`${field}不是（${values}）中的任何一个`,
    contains: (field, value) => zh`${field}包含${value}`,
    startsWith: (field, value) => zh`${field}以${value}开头`,
    endsWith: (field, value) => zh`${field}以${value}结尾`,
    has: (field, value) => zh`${field}中有${value}`,
    hasAny: (field, values) => zh`${field}中有（${values}）中的任意一个`,
    via: (field, clause) => zh`${field}满足${clause.startsWith('（') ? clause : `（${clause}）`}`,
  },
  ofNumbers: {
    gt: (field, value) => zh`${field}大于${value}`,
    gte: (field, value) => zh`${field}不小于${value}`,
    lt: (field, value) => zh`${field}小于${value}`,
    lte: (field, value) => zh`${field}不大于${value}`,
  },
  ofTimes: {
    gt: (field, value) => zh`${field}晚于${value}`,
    gte: (field, value) => zh`${field}不早于${value}`,
    lt: (field, value) => zh`${field}早于${value}`,
    lte: (field, value) => zh`${field}不晚于${value}`,
  },
  ofTexts: {
    gt: (field, value) => zh`${field}排在${value}之后`,
    gte: (field, value) => zh`${field}不排在${value}之前`,
    lt: (field, value) => zh`${field}排在${value}之前`,
    lte: (field, value) => zh`${field}不排在${value}之后`,
  },
  shifted: (from, count, unit) => {
    const time = `${Math.abs(count)} ${units[unit]}${count < 0 ? '前' : '后'}`
    return from === 'now' ? time : zh`今天的${time}`
  },
}

/** Chinese sets a space between its characters and Latin letters or digits. */
function zh(strings: TemplateStringsArray, ...parts: string[]): string {
  return strings.reduce((all, text, index) => spaced(spaced(all, parts[index - 1] ?? ''), text))
}

function spaced(before: string, after: string): string {
  const han = /\p{Script=Han}/u
  const latin = /[\p{Script=Latin}\p{Nd}-]/u
  const last = [...before].at(-1) ?? ''
  const first = [...after][0] ?? ''
  const mixed = (han.test(last) && latin.test(first)) || (latin.test(last) && han.test(first))
  return `${before}${mixed ? ' ' : ''}${after}`
}
