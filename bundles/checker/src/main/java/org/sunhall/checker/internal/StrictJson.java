package org.sunhall.checker.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.sunhall.kernel.Text;

/** JSON files of a plug-in: one object, no key twice, nothing after it, not nested without end. */
public final class StrictJson {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(60)
                            .maxStringLength(200_000)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** The object in this file; empty when it is none, with a finding that names the line. */
    public static Optional<ObjectNode> object(String file, byte[] bytes, Findings findings) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (node instanceof ObjectNode object) {
                return Optional.of(object);
            }
            syntax(file, 1, "文件内容不是JSON对象。", "The file does not hold a JSON object.", findings);
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            int line = location == null || location.getLineNr() < 1 ? 1 : location.getLineNr();
            syntax(
                    file,
                    line,
                    "JSON语法错误:" + e.getOriginalMessage() + "。",
                    "Not valid JSON: " + e.getOriginalMessage() + ".",
                    findings);
        } catch (IOException e) {
            syntax(file, 1, "不是UTF-8编码的JSON。", "The file is no JSON in UTF-8.", findings);
        }
        return Optional.empty();
    }

    private static void syntax(String file, int line, String zh, String en, Findings findings) {
        findings.add(
                file, "line " + line, "json.syntax", Text.of(zh, en), Text.of("请更正该处的JSON语法。", "Mend the JSON there."));
    }
}
