import { functions } from '../../../packs/src/main/resources/org/sunhall/packs/national.json';
import type { Text } from '@sunhall/shared/text';

type Table = Record<string, Text>;

export const EDITION_STATES: Table = {
  PROPOSED: { zh: '待审核', en: 'Proposed' }, IN_REVIEW: { zh: '审核中', en: 'In review' }, APPROVED: { zh: '审核通过,待公布', en: 'Approved, to be published' }, REJECTED: { zh: '审核未通过', en: 'Rejected' }, PUBLISHED: { zh: '已公布,待生效', en: 'Published, not yet in force' }, IN_FORCE: { zh: '现行有效', en: 'In force' }, SUPERSEDED: { zh: '已被替代', en: 'Superseded' }, WITHDRAWN: { zh: '已撤销', en: 'Withdrawn' }, CANCELLED: { zh: '已取消', en: 'Cancelled' }, HUNG: { zh: '已挂起', en: 'Hung' }, EXPIRED: { zh: '已失效', en: 'Expired' },
};
export const PLUGIN_STATES: Table = {
  PROPOSED: { zh: '已入库,未运行', en: 'Stored, not running' }, RUNNING: { zh: '运行中', en: 'Running' }, AWAY: { zh: '文件已移走', en: 'File removed' }, FAILED: { zh: '故障', en: 'Failed' }, QUARANTINED: { zh: '已隔离', en: 'Quarantined' }, STORED: { zh: '已入库', en: 'Stored' },
};
export const STANDINGS: Table = {
  ACTIVE: { zh: '正常使用', en: 'In use' }, HUNG: { zh: '已挂起', en: 'Hung' }, EXEMPT: { zh: '免予公开', en: 'Exempt from publication' }, CANCELLED: { zh: '已取消', en: 'Cancelled' }, EXPIRED: { zh: '已失效', en: 'Expired' },
};
export const PROCEEDING_KINDS: Table = {
  NEW: { zh: '新增', en: 'New item' }, CHANGE: { zh: '调整', en: 'Change' }, CANCEL: { zh: '取消', en: 'Cancel' }, DISCRETION: { zh: '裁量基准调整', en: 'Discretion' }, HANG: { zh: '挂起', en: 'Hang' }, UNHANG: { zh: '解挂', en: 'Un-hang' }, EXEMPT: { zh: '免予公开', en: 'Exempt' },
};
export const PROCEEDING_STATES: Table = { OPEN: { zh: '审核中', en: 'Open' }, APPROVED: { zh: '已同意', en: 'Approved' }, REJECTED: { zh: '未同意', en: 'Rejected' } };
export const STAGE_STATES: Table = { waiting: { zh: '尚未轮到', en: 'Not yet' }, open: { zh: '正在审核', en: 'Open' }, agreed: { zh: '同意', en: 'Agreed' }, rejected: { zh: '不同意', en: 'Rejected' }, published: { zh: '已公布', en: 'Published' } };
export const STAGE_ACTS: Table = { review: { zh: '审核', en: 'review' }, approve: { zh: '审批', en: 'approval' }, decide: { zh: '决定', en: 'decision' }, file: { zh: '备案', en: 'filing' }, publish: { zh: '公布', en: 'publication' } };
export const AREAS: Table = {
  fields: { zh: '基本信息', en: 'Basic fields' }, law: { zh: '法律依据', en: 'Legal basis' }, limits: { zh: '时限', en: 'Limits' }, materials: { zh: '申请材料', en: 'Materials' }, papers: { zh: '文书', en: 'Papers' }, disclosure: { zh: '公开内容', en: 'Disclosure' }, steps: { zh: '环节', en: 'Steps' }, posts: { zh: '岗位', en: 'Posts' }, flow: { zh: '流程', en: 'Flow' }, forms: { zh: '表单', en: 'Forms' }, discretion: { zh: '裁量基准', en: 'Discretion' }, texts: { zh: '文本', en: 'Texts' }, code: { zh: '程序', en: 'Code' },
};
export const CHANGE_KINDS: Table = { added: { zh: '新增', en: 'added' }, removed: { zh: '删除', en: 'removed' }, changed: { zh: '修改', en: 'changed' } };
export const TRIGGERS: Table = {
  LAW_CHANGE: { zh: '法律、法规、规章立改废', en: 'Change of law' }, FUNCTION_CHANGE: { zh: '机构职能调整', en: 'Change of functions' }, CIRCUMSTANCES: { zh: '实际情况变化', en: 'Change of circumstances' }, DISCRETION: { zh: '裁量基准变化', en: 'Change of discretion' }, GOVERNMENT_DECISION: { zh: '政府决定', en: 'Government decision' },
};
export const DECLARATION_STATES: Table = { DUE: { zh: '应当申报', en: 'Due' }, DECLARED: { zh: '已申报', en: 'Declared' }, UNCHANGED: { zh: '说明不需调整', en: 'No change needed' } };
export const EXEMPTIONS: Table = { 'state-secret': { zh: '国家秘密', en: 'State secret' }, 'public-safety': { zh: '公共安全', en: 'Public safety' }, 'special-case': { zh: '其他依法不予公开', en: 'Other lawful ground' } };
export const RUNNING_CASES: Table = {
  FINISH_UNDER_OLD: { zh: '在办件按原版本办结', en: 'Running cases finish under the old edition' }, MOVE_AT_NEXT_STEP: { zh: '在下一环节转到新版本', en: 'Running cases move at their next step' }, MOVE_DRAFTS: { zh: '仅草稿转到新版本', en: 'Only drafts move' }, STOP: { zh: '停止在办件', en: 'Running cases stop' },
};
export const CASE_STAGES: Table = {
  SUBMITTED: { zh: '已提交', en: 'Submitted' }, SUPPLEMENTING: { zh: '补正中', en: 'Supplementing' }, HANDLING: { zh: '办理中', en: 'In handling' }, DECIDED: { zh: '已决定', en: 'Decided' }, CLOSED: { zh: '已办结', en: 'Closed' }, NOT_ACCEPTED: { zh: '不予受理', en: 'Not accepted' }, NOT_NEEDED: { zh: '不需要办理', en: 'Not needed' }, REFERRED: { zh: '已移送', en: 'Referred' }, WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' }, ABANDONED: { zh: '视为放弃', en: 'Abandoned' }, TERMINATED: { zh: '已终止', en: 'Terminated' }, MERGED: { zh: '已合并', en: 'Merged' }, REVOKED: { zh: '已撤销', en: 'Revoked' },
};
export const ROLES: Table = {
  CITIZEN: { zh: '公众', en: 'Citizen' }, STAFF: { zh: '工作人员', en: 'Staff' }, BUREAU_ADMIN: { zh: '本单位管理员', en: 'Administrator' }, LEGAL: { zh: '法制审核', en: 'Legal office' }, SUPERVISOR: { zh: '监察', en: 'Supervision' }, BUREAU_SUPERVISOR: { zh: '派驻监察', en: 'Supervision of the bureau' }, OPERATOR: { zh: '运行维护', en: 'Operator' },
};
/** What organisations are for: the functions of the national pack, and those that no rule names. */
export const FUNCTIONS: Table = {
  ...functions, 'market-supervision': { zh: '市场监管', en: 'market supervision' }, 'civil-affairs': { zh: '民政', en: 'civil affairs' }, township: { zh: '乡镇、街道', en: 'township or street' },
};
export const RANKS: Table = { HEAD: { zh: '负责人', en: 'Head' }, COORDINATOR: { zh: '协调人', en: 'Coordinator' }, MEMBER: { zh: '成员', en: 'Member' } };
export const CERTIFICATE_STATES: Table = { VALID: { zh: '有效', en: 'Valid' }, SUSPENDED: { zh: '暂扣', en: 'Suspended' }, REVOKED: { zh: '吊销', en: 'Revoked' } };
export const CHANGE_STATES: Table = { REQUESTED: { zh: '待法制同意', en: 'Asked for' }, AGREED: { zh: '已同意,待执行', en: 'Agreed, to be carried out' }, REFUSED: { zh: '未同意', en: 'Refused' }, EXECUTED: { zh: '已执行', en: 'Carried out' } };
export const ORG_KINDS: Table = { AGENCY: { zh: '行政机关', en: 'Agency' }, AUTHORISED: { zh: '授权组织', en: 'Authorised body' }, ENTRUSTED: { zh: '受委托组织', en: 'Entrusted body' }, DISPATCHED: { zh: '派出机构', en: 'Dispatched body' } };
export const GROUNDS: Table = {
  hearing: { zh: '听证', en: 'Hearing' }, tender: { zh: '招标', en: 'Tender' }, auction: { zh: '拍卖', en: 'Auction' }, 'inspection-testing': { zh: '检验', en: 'Inspection and testing' }, measurement: { zh: '检测', en: 'Measurement' }, quarantine: { zh: '检疫', en: 'Quarantine' }, appraisal: { zh: '鉴定', en: 'Appraisal' }, 'expert-review': { zh: '专家评审', en: 'Expert review' }, suspension: { zh: '中止', en: 'Suspension of the case' }, 'public-notice': { zh: '公告', en: 'Public notice' }, 'right-holder-identification': { zh: '权利人辨认、鉴别', en: 'Identification by the right holder' }, 'ordered-refund': { zh: '责令退还多收价款', en: 'Ordered refund' }, 'item-hung': { zh: '事项挂起', en: 'Item hung' }, paused: { zh: '暂停', en: 'Pause' }, interrupted: { zh: '中断', en: 'Interruption' },
  'party-ceased': { zh: '当事人死亡、丧失行为能力或者终止', en: 'The party has ceased to exist' }, 'no-object': { zh: '办理对象不存在', en: 'The object has gone' }, 'right-lost': { zh: '权利已经丧失', en: 'The right is lost' }, 'law-changed': { zh: '法律依据变化', en: 'The law has changed' }, other: { zh: '其他依法应当终止的情形', en: 'Another lawful ground' },
  'abuse-of-power': { zh: '滥用职权、玩忽职守', en: 'Abuse of power' }, 'ultra-vires': { zh: '超越法定职权', en: 'Beyond the powers' }, 'unlawful-procedure': { zh: '违反法定程序', en: 'Unlawful procedure' }, 'unqualified-applicant': { zh: '申请人不具备资格或者条件', en: 'Applicant not qualified' }, fraud: { zh: '以欺骗、贿赂等不正当手段取得', en: 'Obtained by fraud' }, 'commitment-broken': { zh: '告知承诺不实', en: 'The commitment was not kept' },
};
export const MORE_EVENTS: Table = {
  'case.abandoned': { zh: '视为放弃', en: 'Abandoned' }, 'case.stopped': { zh: '暂停计时', en: 'Clocks stopped' }, 'case.stop-ended': { zh: '恢复计时', en: 'Clocks run again' }, 'case.hung': { zh: '事项挂起,暂停办理', en: 'Item hung' }, 'case.unhung': { zh: '事项解挂,恢复办理', en: 'Item un-hung' }, 'case.time-granted': { zh: '给予宽限', en: 'More time granted' }, 'case.right-lost': { zh: '逾期失权', en: 'Right lost by delay' }, 'case.clock-reprojected': { zh: '按新的节假日安排重算期限', en: 'Limit worked out anew' }, 'case.returned': { zh: '退回', en: 'Sent back' }, 'case.handed-over': { zh: '转办', en: 'Handed over' }, 'case.recused': { zh: '回避', en: 'Recused' }, 'case.terminated': { zh: '终止', en: 'Terminated' }, 'case.merged': { zh: '并入其他办件', en: 'Merged' }, 'case.took-in': { zh: '并入一件', en: 'Took in another case' }, 'case.follow-up-checked': { zh: '承诺核查', en: 'Commitment checked' }, 'case.revoked': { zh: '撤销决定', en: 'Revoked' }, 'case.third-party-result': { zh: '登记第三方结果', en: 'Result of a third party' }, 'case.correction-requested': { zh: '申请更正数据', en: 'Correction asked for' }, 'case.correction-reviewed': { zh: '更正审查', en: 'Correction reviewed' }, 'case.correction-approved': { zh: '同意更正', en: 'Correction approved' }, 'case.correction-refused': { zh: '不同意更正', en: 'Correction refused' }, 'case.corrected': { zh: '数据已更正', en: 'Corrected' }, 'case.claimed': { zh: '领办', en: 'Claimed' },
};
export const ENUMS: Table = {
  PROCESS: { zh: '过程数据', en: 'Process data' }, TIMEOUT: { zh: '超时数据', en: 'Timeout data' }, yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' },
};
