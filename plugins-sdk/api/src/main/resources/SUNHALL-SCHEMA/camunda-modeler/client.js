'use strict';

// What registerBpmnJSModdleExtension of camunda-modeler-plugin-helpers does, without a bundler; the descriptor is that of
// sunhall-moddle.json.
window.plugins = window.plugins || [];
window.plugins.push({
  type: 'bpmn.modeler.moddle',
  plugin: {
    "name": "Sunhall",
    "uri": "urn:sunhall:bpmn:1",
    "prefix": "sunhall",
    "xml": { "tagAlias": "lowerCase" },
    "types": [
      {
        "name": "UserWork",
        "extends": ["bpmn:UserTask"],
        "properties": [
          { "name": "post", "isAttr": true, "type": "String", "description": "岗位标识,例如window · Key of the post" },
          {
            "name": "organisation",
            "isAttr": true,
            "type": "String",
            "description": "由另一机构的岗位办理:机构编号,或form:加表单字段的指针 · Another organisation whose post it is: its id, or form: and a pointer"
          },
          {
            "name": "limit",
            "isAttr": true,
            "type": "String",
            "description": "岗位时限:2wd工作日、5d日、24h小时 · Limit of the post"
          },
          {
            "name": "form",
            "isAttr": true,
            "type": "String",
            "description": "环节表单,SUNHALL-INF/forms/下的文件 · Form of the step"
          },
          {
            "name": "handlers",
            "isAttr": true,
            "type": "Integer",
            "description": "办理人数(1至9),各不相同 · How many different officers sign"
          },
          { "name": "titleEn", "isAttr": true, "type": "String", "description": "环节英文名称 · English title of the step" }
        ]
      },
      {
        "name": "AutomaticWork",
        "extends": ["bpmn:ServiceTask"],
        "properties": [
          { "name": "task", "isAttr": true, "type": "String", "description": "插件自动任务的名称 · Name of the automatic task" },
          { "name": "titleEn", "isAttr": true, "type": "String", "description": "环节英文名称 · English title of the step" }
        ]
      },
      {
        "name": "Outcome",
        "superClass": ["Element"],
        "meta": { "allowedIn": ["bpmn:UserTask", "bpmn:ServiceTask"] },
        "properties": [
          { "name": "name", "isAttr": true, "type": "String", "description": "结果标识 · key of the outcome" },
          { "name": "label", "isAttr": true, "type": "String", "description": "中文名称 · Chinese label" },
          { "name": "labelEn", "isAttr": true, "type": "String", "description": "英文名称 · English label" },
          { "name": "effect", "isAttr": true, "type": "String", "description": "平台操作 · platform operation" },
          {
            "name": "document",
            "isAttr": true,
            "type": "String",
            "description": "出具的文书种类,空格分隔 · kinds of papers, separated by blanks"
          },
          {
            "name": "negative",
            "isAttr": true,
            "type": "Boolean",
            "default": false,
            "description": "需要说明理由 · reasons are needed"
          },
          {
            "name": "to",
            "isAttr": true,
            "type": "String",
            "description": "退回到的环节编号 · id of the step a return goes to"
          }
        ]
      }
    ],
    "enumerations": [
      {
        "name": "Effect",
        "literalValues": [
          { "name": "supplement" },
          { "name": "accept" },
          { "name": "not-accept" },
          { "name": "not-needed" },
          { "name": "refer" },
          { "name": "grant" },
          { "name": "refuse" },
          { "name": "penalty" },
          { "name": "no-penalty" },
          { "name": "drop" },
          { "name": "issue" },
          { "name": "deliver" },
          { "name": "return" }
        ]
      }
    ],
    "associations": []
  }
});
