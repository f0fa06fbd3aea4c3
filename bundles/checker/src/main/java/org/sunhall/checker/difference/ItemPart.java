package org.sunhall.checker.difference;

import java.util.Arrays;
import org.sunhall.kernel.Text;

/** The parts of an item's file as a reviewer thinks of them. */
enum ItemPart {
    LIMITS("/limits", "limits", "时限", "limits"),
    STOPS("/stopGrounds", "limits", "中止事由", "grounds for stopping"),
    LAW("/legalBases", "law", "法律依据", "legal bases"),
    MATERIALS("/materials", "materials", "申请材料", "materials"),
    PAPERS("/documents", "papers", "文书", "papers"),
    DISCLOSURE("/disclosure", "disclosure", "公开信息", "disclosure"),
    CODE("/code", "fields", "事项编码", "code"),
    NAME("/name", "fields", "事项名称", "name"),
    TYPE("/type", "fields", "权力类型", "type"),
    SUBJECT("/powerSubject", "fields", "权力主体", "power subject"),
    IMPLEMENTING("/implementingSubject", "fields", "实施主体", "implementing subject"),
    FLOW("/flow", "flow", "流程图文件", "flow chart's file"),
    FORM("/form", "forms", "申请表单文件", "application form's file"),
    OTHER("", "fields", "事项", "item");

    private final String pointer;
    private final String area;
    private final Text title;

    ItemPart(String pointer, String area, String zh, String en) {
        this.pointer = pointer;
        this.area = area;
        this.title = Text.of(zh, en);
    }

    static ItemPart of(String place) {
        return Arrays.stream(values())
                .filter(part -> place.equals(part.pointer) || place.startsWith(part.pointer + "/"))
                .findFirst()
                .orElse(OTHER);
    }

    String area() {
        return area;
    }

    Text label(String place) {
        String rest = place.substring(pointer.length());
        return rest.isEmpty() ? title : Text.of("{0} {1}", "{0} {1}").with(title, rest);
    }
}
