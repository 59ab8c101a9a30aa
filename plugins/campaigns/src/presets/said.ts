const texts = {
  season: ['This season', '本季市场计划'],
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
  clicks: ['Clicks of the first month', '首月点击费'],
  'clicks.by': ['Search advertising', '搜索广告平台'],
  landing: ['Work on the landing page', '落地页制作'],
  'landing.by': ['Studio North', '北方设计'],
  mailing: ['Service contracts for old machines', '老旧设备服务合同推荐'],
  'mailing.tasks': ['Write the mail. Choose the segment. Send on a Tuesday.', '撰写邮件；选择细分；周二发送。'],
  miners: ['Mining and construction, east and north', '华东、华北的矿业和建筑'],
  operators: ['Operators between 25 and 44', '25 至 44 岁机手'],
  operator: ['Operator', '机手'],
} as const satisfies Readonly<Record<string, readonly [en: string, zh: string]>>

/** What the demo says, in one of its languages. */
export function said(language: 'en' | 'zh'): (key: keyof typeof texts) => string {
  return key => texts[key][language === 'zh' ? 1 : 0]
}
