import type { Text } from '@sunhall/shared/text';

const word = (zh: string, en: string): Text => ({ zh, en });

/** The keys that values of a pack's parameters are written with; what is not here is shown as it stands. */
export const PACK_WORDS: Record<string, Text> = {
  accepted: word('受理', 'acceptance'), alarm: word('报警', 'alarm'), appraisal: word('鉴定', 'appraisal'), 'at-least-that-early': word('不迟于该日', 'at least that early'),
  auction: word('拍卖', 'auction'), 'automatic-warning': word('自动预警', 'automatic warning'), 'basically-satisfied': word('基本满意', 'fairly satisfied'), 'bureau-leader-approves': word('局领导批准', 'the head of the bureau approves'),
  'case-extend': word('办件延期', 'extending a case'), 'case-interrupt': word('办件中断', 'interrupting a case'), 'case-pause': word('办件暂停', 'pausing a case'), 'change-event': word('变化发生之日', 'the day of the change'),
  'city-approval': word('市政府批准', 'approval of the city'), database: word('资料库', 'database'), decide: word('作出决定', 'decision'), 'department-leader-approves': word('部门负责人同意', 'the head of the department agrees'),
  'department-office': word('部门办公室', 'the department’s office'), dissatisfied: word('不满意', 'dissatisfied'), docket: word('挂号督办', 'docket'), drop: word('终止处理', 'dropped'),
  'effective-date-backwards': word('自施行日倒计', 'counted back from the day of effect'), 'efficiency-supervision': word('效能监察', 'efficiency supervision'), 'enforcement-supervision': word('执法监督', 'enforcement supervision'), 'expert-review': word('专家评审', 'expert review'),
  'facts-nature-circumstances-impact': word('事实、性质、情节和社会影响', 'facts, nature, circumstances, impact'), government: word('本级政府', 'the government'), 'government-approval': word('政府批准', 'approval of the government'), 'government-decision': word('政府决定之日', 'the day of the government’s decision'),
  grant: word('准予', 'granted'), 'hall-figures': word('大厅统计数据', 'figures of the hall'), hearing: word('听证', 'hearing'), 'information-centre-edits': word('信息中心修改', 'the information centre edits'), 'inspection-testing': word('检验检测', 'inspection and testing'),
  'item-hang': word('事项挂起', 'hanging an item'), 'joint-meeting': word('联席会议', 'joint meeting'), 'leading-group': word('领导小组', 'leading group'), 'legal-office-consents': word('法制部门同意', 'the legal office agrees'), 'legal-reviews-process': word('法制部门审核流程', 'the legal office reviews the flow'),
  'legislative-purpose': word('立法目的', 'purpose of the law'), length: word('时长', 'length'), measurement: word('测绘', 'measurement'), 'must-dock': word('必须对接', 'must be connected'), 'no-penalty': word('不予处罚', 'no penalty'), 'non-licence-approval': word('非许可审批', 'approvals other than licences'),
  'ordered-refund': word('责令退还', 'ordered refund'), performance: word('绩效考评', 'performance'), 'platform-authority': word('平台主管部门', 'the platform’s authority'), promised: word('承诺期限', 'promised limit'), 'public-notice': word('公告', 'public notice'),
  'public-rating': word('公众评议', 'public rating'), 'public-safety': word('公共安全', 'public safety'), publication: word('公布', 'publication'), publish: word('公布', 'publication'), quarantine: word('检疫', 'quarantine'), reason: word('理由', 'reason'),
  'rebuilt-to-standard': word('按标准改造', 'rebuilt to the standard'), 'recognised-special-case': word('经认定的特殊情况', 'recognised special case'), 'rectification-notice': word('整改通知', 'rectification notice'), red: word('红灯', 'red'), refuse: word('不予', 'refused'),
  'regional-difference': word('地区差异', 'regional difference'), remedies: word('救济途径', 'remedies'), reminder: word('提醒', 'reminder'), requisition: word('行政征用', 'requisition'), review: word('审核', 'review'), 'right-holder-identification': word('权利人确认', 'identification of right holders'),
  run: word('运行', 'running'), satisfied: word('满意', 'satisfied'), score: word('评分', 'score'), 'state-secret': word('国家秘密', 'state secret'), statutory: word('法定期限', 'statutory limit'), step: word('环节期限', 'limit of a step'), 'superior-system-filed': word('上级系统已备案', 'filed with the superior system'),
  supervision: word('监察', 'supervision'), 'supervision-notice': word('督办通知', 'supervision notice'), 'supervision-reviews-overdue': word('监察审查超期', 'supervision reviews what is overdue'), suspension: word('暂停', 'suspension'), 'tell-applicant': word('告知申请人', 'telling the applicant'), tender: word('招标', 'tender'),
  'timely-exchange': word('及时交换', 'timely exchange'), trial: word('试运行', 'trial'), 'unified-process-management': word('统一流程管理', 'unified management of flows'), 'unit-administrator-edits': word('单位管理员修改', 'the unit’s administrator edits'), 'unit-leader-reviews': word('单位领导审核', 'the unit’s head reviews'), urging: word('催办', 'urging'),
  'vertical-data-through-province': word('垂管数据经省级交换', 'vertical data by way of the province'), 'very-dissatisfied': word('非常不满意', 'very dissatisfied'), 'very-satisfied': word('非常满意', 'very satisfied'), warning: word('预警', 'warning'), 'warning-notice': word('预警通知', 'warning notice'), 'within-window': word('在期间内', 'within the window'), yellow: word('黄灯', 'yellow'),
};
