export const zhCN: Readonly<Record<string, string>> = {
  'sample-plugin': 'Sample plugin',
  'sample-plugin.sample-record': 'Sample record',
  'sample-plugin.sample-record.plural': 'Sample records',
  'sample-plugin.sample-record.name': '名称',
  'sample-plugin.sample-record.status': '状态',
  'sample-plugin.sample-record.status.open': '进行中',
  'sample-plugin.sample-record.status.closed': '已关闭',
  'sample-plugin.sample-record.due': '到期日',
  'sample-plugin.sample-record.reason': '原因',
  'sample-plugin.sample-record.owner': '负责人',
  'permission.sample-plugin.close': '关闭记录',
  'nav.service': '服务', // with screens
  'sample-plugin.action.close': '关闭', // with screens
  'sample-plugin.card.open': '进行中：Sample records', // with screens
  'sample-plugin.open.none': '没有进行中的记录。', // with screens
  'sample-plugin.due.none': '未设到期日。', // with screens
  'sample-plugin.due.when': '到期：{when}。', // with screens
}
