/** In English and in Chinese. */
export type Both = readonly [en: string, zh: string]

/** Where the demo's companies are. */
export const places: readonly (readonly [...Both, region: string, dialled?: string])[] = [
  ['Suzhou', '苏州', 'east-china'],
  ['Datong', '大同', 'north-china'],
  ['Foshan', '佛山', 'south-china'],
  ['Hangzhou', '杭州', 'east-china'],
  ['Johor', '新山', 'overseas', '+607'],
  ['Tangshan', '唐山', 'north-china'],
  ['Ningbo', '宁波', 'east-china'],
  ['Zhuhai', '珠海', 'south-china'],
  ['Chengdu', '成都', 'west-china'],
  ['Baotou', '包头', 'north-china'],
  ['Nanjing', '南京', 'east-china'],
  ['Nanning', '南宁', 'south-china'],
  ['Almaty', '阿拉木图', 'overseas', '+7727'],
  ['Hefei', '合肥', 'east-china'],
  ['Shijiazhuang', '石家庄', 'north-china'],
  ['Xiamen', '厦门', 'south-china'],
  ['Xining', '西宁', 'west-china'],
]

/** What they do. */
export const trades: readonly (readonly [...Both, industry: string])[] = [
  ['Earthworks', '土石方工程', 'construction'],
  ['Quarries', '采石场', 'mining'],
  ['Port Services', '港务', 'logistics'],
  ['Roads', '路桥建设', 'construction'],
  ['Cement', '水泥', 'manufacturing'],
  ['Coal', '煤业', 'mining'],
  ['Municipal Works', '市政工程', 'construction'],
  ['Farms', '农场', 'agriculture'],
  ['Logistics', '物流', 'logistics'],
  ['Steel', '钢铁', 'manufacturing'],
]

export const sizes = ['11-50', '51-200', '201-1000', '51-200', '11-50', '1000+', '1-10'] as const

export const titles: readonly Both[] = [
  ['Equipment manager', '设备经理'],
  ['Site manager', '项目经理'],
  ['Head of purchasing', '采购主管'],
  ['Managing director', '总经理'],
  ['Fleet manager', '车队主管'],
]

export const families: readonly Both[] = [
  ['Zhou', '周'],
  ['Wu', '吴'],
  ['Xu', '徐'],
  ['Sun', '孙'],
  ['Hu', '胡'],
  ['Zhu', '朱'],
  ['Gao', '高'],
  ['He', '何'],
  ['Guo', '郭'],
  ['Ma', '马'],
  ['Luo', '罗'],
  ['Liang', '梁'],
  ['Song', '宋'],
  ['Zheng', '郑'],
  ['Xie', '谢'],
  ['Han', '韩'],
  ['Tang', '唐'],
  ['Feng', '冯'],
  ['Deng', '邓'],
]

export const givens: readonly Both[] = [
  ['Min', '敏'],
  ['Jianguo', '建国'],
  ['Ting', '婷'],
  ['Zhiqiang', '志强'],
  ['Yan', '燕'],
  ['Haifeng', '海峰'],
  ['Li', '丽'],
  ['Junjie', '俊杰'],
  ['Fang', '芳'],
  ['Tao', '涛'],
  ['Xiaoming', '晓明'],
  ['Lei', '磊'],
  ['Jing', '静'],
  ['Yong', '勇'],
  ['Wenbo', '文博'],
  ['Hong', '红'],
  ['Bin', '斌'],
  ['Ying', '颖'],
  ['Peng', '鹏'],
  ['Xue', '雪'],
  ['Kai', '凯'],
  ['Dan', '丹'],
  ['Chao', '超'],
]

/** What they ask for. */
export const wishes: readonly Both[] = [
  ['Two excavators of 21 t for a road of 12 km, from next month on.', '12公里道路工程需要两台21吨挖掘机，下月进场。'],
  ['What does a wheel loader with a bucket of 3 m³ cost, delivered?', '3立方铲斗的装载机到场价格是多少？'],
  ['We replace three machines and would like to see one at work.', '计划更换三台设备，希望先看现场演示。'],
  ['Maintenance of eight machines, one contract for all of them.', '八台设备的保养，希望签一份合同。'],
  ['Can a dump truck of 100 t be leased for two years?', '100吨自卸车可以租赁两年吗？'],
  ['A hydraulic breaker for a tunnel, needed quickly.', '隧道施工急需液压破碎锤。'],
  ['One small excavator for irrigation ditches.', '灌溉沟渠用一台小型挖掘机。'],
  ['Please call me about spare parts and filters.', '请来电沟通备件和滤芯。'],
]

/** Why nothing came of it. */
export const ends: readonly Both[] = [
  ['No budget this year.', '今年没有预算。'],
  ['Bought elsewhere before we called.', '联系前已从别处购买。'],
  ['Only wanted a price for comparison.', '只是询价比较。'],
  ['Cannot be reached.', '无法联系上。'],
  ['Rents machines, does not buy.', '只租不买。'],
]

/** Where leads come from, as often as they do. */
export const sources = [
  'website',
  'phone-enquiry',
  'word-of-mouth',
  'campaign',
  'online-information',
  'operator-referral',
  'website',
  'advertising',
  'campaign',
  'phone-enquiry',
  'website',
  'operator-referral',
  'word-of-mouth',
  'campaign',
  'online-information',
  'website',
  'public-relations',
] as const
