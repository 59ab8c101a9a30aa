const texts = {
  season: ['This year', '年度市场计划'],
  fair: ['Construction machinery fair', '工程机械展会'],
  'fair.resources': ['Two excavators, one wheel loader, a stand of 120 m²', '挖掘机两台、装载机一台、120 平方米展位'],
  'fair.tasks': [
    'Book the stand. Bring the machines. Answer all enquiries within two days.',
    '预订展位；运送样机；两天内回复全部询盘。',
  ],
  'fair.feedback': [
    'Compact loaders were asked for most. The second day was the best.',
    '小型装载机咨询最多，第二天效果最好。',
  ],
  stand: ['Stand and power', '展位和用电'],
  'stand.by': ['Fairground Shanghai', '上海会展中心'],
  transport: ['Transport of machines', '样机运输'],
  'transport.by': ['Huatong Heavy Haulage', '华通大件运输'],
  catering: ['Catering', '餐饮'],
  'catering.by': ['Blue Harbour Catering', '蓝港餐饮'],
  search: ['Search: compact loaders', '搜索推广：小型装载机'],
  'search.tasks': ['Look at search words each Monday.', '每周一检查关键词。'],
  clicks: ['Clicks of a month', '月度点击费'],
  'clicks.by': ['Search advertising', '搜索广告平台'],
  landing: ['Work on the landing page', '落地页制作'],
  'landing.by': ['Studio North', '北方设计'],
  mailing: ['Service contracts for old machines', '老旧设备服务合同推荐'],
  'mailing.tasks': ['Write the mail. Choose the segment. Send on a Tuesday.', '撰写邮件；选择细分；周二发送。'],
  referral: ['Operators recommend us', '机手推荐计划'],
  'referral.tasks': ['Pay the bonus once the machine is delivered.', '设备交付后发放奖励。'],
  bonus: ['Bonus for operators', '机手奖励'],
  'bonus.by': ['Paid with the wages of the quarter', '按季度发放'],
  press: ['Two pages in the trade press', '行业杂志双页广告'],
  'press.feedback': ['Much paper, few calls: not again.', '投入大，来电少，不再投放。'],
  pages: ['Pages in the magazine', '杂志版面'],
  'pages.by': ['Construction Weekly', '工程机械周刊'],
  days: ['Mining equipment days', '矿山设备展览日'],
  'days.tasks': ['Bring the 50 t excavator. A talk on leasing each noon.', '运送50吨挖掘机；每天中午举办租赁讲座。'],
  'days.feedback': ['The talk on leasing brought the best visitors.', '租赁讲座带来的客户质量最好。'],
  check: ['Check before the season', '旺季前设备检查'],
  'check.tasks': ['Write to all who asked for service. Call who answers.', '致信所有咨询过服务的客户；电话回访。'],
  'check.feedback': ['Cheap, and four contracts came of it within weeks.', '成本低，数周内签约。'],
  letters: ['Printing and postage', '印刷和邮寄'],
  'letters.by': ['City Print', '城市印务'],
  miners: ['Mining and construction, east and north', '华东、华北的矿业和建筑'],
  operators: ['Operators between 25 and 44', '25 至 44 岁机手'],
  operator: ['Operator', '机手'],
} as const satisfies Readonly<Record<string, readonly [en: string, zh: string]>>

export type SaidKey = keyof typeof texts

export type Said = (key: SaidKey) => string

/** What the demo says, in one of its languages. */
export function said(language: 'en' | 'zh'): Said {
  return key => texts[key][language === 'zh' ? 1 : 0]
}
