export const en: Readonly<Record<string, string>> = {
  'sample-plugin': 'Sample plugin',
  'sample-plugin.sample-record': 'Sample record',
  'sample-plugin.sample-record.plural': 'Sample records',
  'sample-plugin.sample-record.name': 'Name',
  'sample-plugin.sample-record.status': 'Status',
  'sample-plugin.sample-record.status.open': 'Open',
  'sample-plugin.sample-record.status.closed': 'Closed',
  'sample-plugin.sample-record.due': 'Due',
  'sample-plugin.sample-record.reason': 'Reason',
  'sample-plugin.sample-record.owner': 'Owner',
  'permission.sample-plugin.close': 'Close a record',
  'nav.service': 'Service', // with screens
  'sample-plugin.action.close': 'Close', // with screens
  'sample-plugin.card.open': 'Sample records that are open', // with screens
  'sample-plugin.open.none': 'Nothing is open.', // with screens
  'sample-plugin.due.none': 'No date is set.', // with screens
  'sample-plugin.due.when': 'Due {when}.', // with screens
}
