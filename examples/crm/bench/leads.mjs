// Leads by the million, the same ones for the same seed: names of several languages in the shares in which they occur,
// firms, addresses and numbers of their own, owners in turn.
const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤',
]
const given = [
  ...'伟芳娜秀英敏静丽强磊军洋勇艳杰涛明超兰霞平刚桂文辉玲华红玉飞鹏建国志斌宇浩凯欣怡佳雪梅春林海波东旭阳晨光瑞博子轩涵梓萱雨泽一诺思远',
]
const first =
  'James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Christopher Karen Charles Lisa Daniel Nancy Matthew Betty Anthony Sandra Mark Margaret Donald Ashley Steven Kimberly Andrew Emily Paul Donna Joshua Michelle Kenneth Carol Kevin Amanda Brian Melissa George Deborah Timothy Stephanie José María Jürgen Zoë Anaïs Łukasz Bjørn Søren François Héloïse'.split(
    ' ',
  )
const syllables =
  'an ber car dal el fin gar hol in jor kel lan mor nor os pel quin ros son ter ul vor wes yor zan ström müll hart mann field ford ley wood'.split(
    ' ',
  )
const trades = ['Earthworks', 'Quarries', 'Logistics', 'Mining', 'Farms', 'Machinery', 'Construction', 'Timber']
const statuses = ['new', 'working', 'qualified', 'converted', 'disqualified']
const regions = ['east-china', 'north-china', 'south-china', 'west-china', 'overseas']

/** How many people own leads: each of them one in a hundred. */
export const owners = 100

/** @param {number} n */
export const ownerId = n => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

/**
 * Lead number `n`, as a record in the wire form.
 *
 * @param {number} n
 */
export function leadAt(n) {
  const random = from(n)
  const pick = list => list[Math.floor(random() * list.length)]
  // The square makes some names common and most of them rare.
  const skewed = list => list[Math.floor(random() ** 2 * list.length)]
  const family = [skewed(syllables), pick(syllables), random() < 0.4 ? pick(syllables) : ''].join('')
  const name =
    random() < 0.5
      ? skewed(surnames) + skewed(given) + (random() < 0.7 ? skewed(given) : '')
      : `${skewed(first)} ${family[0].toUpperCase()}${family.slice(1)}`
  const house = `${pick(syllables)}${pick(syllables)}${pick(syllables)}`
  const at = new Date(Date.UTC(2020, 0, 1) + n * 180_000).toISOString()
  return {
    id: `${(Date.UTC(2020, 0, 1) + n * 180_000)
      .toString(16)
      .padStart(12, '0')
      .replace(/^(.{8})/, '$1-')}-7000-8000-${n.toString(16).padStart(12, '0')}`,
    version: 1,
    createdAt: at,
    createdBy: 'bench',
    updatedAt: at,
    updatedBy: 'bench',
    deletedAt: null,
    name,
    email: `${family.normalize('NFD').replaceAll(/[^a-z]/g, '')}.${n}@${house.replaceAll(/[^a-z]/g, '')}.example.com`,
    phone: `+86138${String((n * 7919) % 100_000_000).padStart(8, '0')}`,
    company: `${house[0].toUpperCase()}${house.slice(1)} ${pick(trades)}`,
    kind: random() < 0.8 ? 'organisation' : 'person',
    region: pick(regions),
    status: statuses[Math.floor(random() ** 1.5 * statuses.length)],
    priority: random() < 0.8 ? 'normal' : 'high',
    source: 'other',
    owner: ownerId(n % owners),
    score: Math.floor(random() * 100),
    duplicates: 0,
  }
}

/**
 * Numbers from 0 to 1 that follow from a seed (mulberry32).
 *
 * @param {number} seed
 */
export function from(seed) {
  let state = Math.imul(seed + 1, 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
