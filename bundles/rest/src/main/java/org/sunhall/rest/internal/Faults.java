package org.sunhall.rest.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Text;
import org.sunhall.rest.Problem;

/** Names the problem behind anything thrown, without giving away how the platform is built. */
final class Faults {

    private static final Map<Integer, Problem> BY_STATUS = Map.of(
            400,
                    http(
                            400,
                            "bad-request",
                            "请求不正确",
                            "The request is wrong",
                            "请求缺少内容或格式不正确。",
                            "The request has no content or the wrong form."),
            401, http(401, "unauthorized", "尚未登录", "Nobody is signed in", "请先登录。", "Sign in first."),
            403, http(403, "forbidden", "无权操作", "Not allowed", "您无权进行此操作。", "You may not do this."),
            404,
                    http(
                            404,
                            "not-found",
                            "没有找到",
                            "Not found",
                            "这个地址没有内容,请检查地址。",
                            "There is nothing at this address; check it."),
            405,
                    http(
                            405,
                            "method-not-allowed",
                            "不支持的请求方法",
                            "This method is not allowed",
                            "这个地址不支持该请求方法。",
                            "This address does not know this method."),
            406,
                    http(
                            406,
                            "not-acceptable",
                            "无法提供所要的格式",
                            "This form cannot be given",
                            "请接受 application/json。",
                            "Accept application/json."),
            413, http(413, "too-large", "内容过大", "Too large", "发送的内容超过上限。", "What was sent is larger than allowed."),
            415,
                    http(
                            415,
                            "unsupported-media-type",
                            "不支持的内容格式",
                            "This media type is not supported",
                            "这个地址不接受该内容格式:表单和操作以 application/json 发送,文件以 application/octet-stream 发送。",
                            "This address does not take that media type: send application/json for forms and operations, "
                                    + "application/octet-stream for files."),
            503, http(503, "unavailable", "暂时不可用", "Not available at the moment", "请稍后再试。", "Try again later."));

    private static final Problem INTERNAL = http(
            500,
            "internal",
            "系统内部错误",
            "Internal error",
            "系统发生错误,您的操作没有生效。请稍后再试;如需帮助,请提供本答复中的 instance 编号。",
            "Something failed inside; nothing was changed. Try again later, and name this answer's instance if you ask for help.");

    private static final Problem DATABASE = http(
            503,
            "database-unavailable",
            "数据库暂时不可用",
            "The database is not available",
            "数据库暂时没有应答,您的操作没有生效,请稍后再试。",
            "The database does not answer at the moment; nothing was changed. Try again later.");

    private Faults() {}

    /** The problem this is. A status of 500 and more is worth a log entry. */
    static Problem problemOf(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException json && !isOurOwnWriting(json)) {
                return problemOfJson(json);
            }
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException) {
                return DATABASE;
            }
        }
        if (thrown instanceof WebApplicationException web) {
            return ofStatus(web.getResponse().getStatus());
        }
        return INTERNAL;
    }

    static Problem ofStatus(int status) {
        Problem known = BY_STATUS.get(status);
        if (known != null) {
            return known;
        }
        return status >= 500
                ? INTERNAL
                : http(
                        status,
                        "status-" + status,
                        "请求未被接受",
                        "The request was not accepted",
                        "请求未被接受(" + status + ")。",
                        "The request was not accepted (" + status + ").");
    }

    /** Only what a caller sent is the caller's fault. */
    private static boolean isOurOwnWriting(JsonProcessingException e) {
        return e instanceof com.fasterxml.jackson.databind.exc.InvalidDefinitionException
                || e instanceof com.fasterxml.jackson.core.JsonGenerationException
                || e.getProcessor() instanceof com.fasterxml.jackson.core.JsonGenerator;
    }

    private static Problem problemOfJson(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException || e.getCause() instanceof StreamConstraintsException) {
            return http(
                    413,
                    "json-too-large",
                    "JSON 内容过大",
                    "The JSON is too large",
                    "JSON 超过允许的大小、层数或长度。",
                    "The JSON exceeds the allowed size, depth or length.");
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return invalid(new FieldProblem(
                    pointer(unknown),
                    "unknown-property",
                    Text.of("没有名为“{0}”的字段。", "There is no field named \"{0}\".").with(unknown.getPropertyName())));
        }
        if (e instanceof JsonMappingException mapping && !(e.getCause() instanceof StreamReadException)) {
            return invalid(new FieldProblem(
                    pointer(mapping),
                    "type",
                    Text.of("该字段的值类型或格式不正确。", "This field's value has the wrong type or form.")));
        }
        JsonLocation at = e.getCause() instanceof StreamReadException syntax ? syntax.getLocation() : e.getLocation();
        Text where = at == null
                ? Text.of("JSON 语法错误。", "The JSON cannot be read.")
                : Text.of("JSON 在第 {0} 行第 {1} 列有语法错误。", "The JSON cannot be read at line {0}, column {1}.")
                        .with(at.getLineNr(), at.getColumnNr());
        return new Problem(
                400,
                "rest.json-malformed",
                Text.of("JSON 语法错误", "The JSON is malformed"),
                where,
                List.of(new FieldProblem("", "json", where)));
    }

    private static Problem invalid(FieldProblem field) {
        return new Problem(
                422,
                "rest.json-invalid",
                Text.of("提交的数据不正确", "What was sent is wrong"),
                Text.of("位置“{0}”:{1}", "At \"{0}\": {1}").with(field.pointer(), field.message()),
                List.of(field));
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            String name = step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static Problem http(
            int status, String code, String titleZh, String titleEn, String detailZh, String detailEn) {
        return new Problem(status, "rest." + code, Text.of(titleZh, titleEn), Text.of(detailZh, detailEn), List.of());
    }
}
