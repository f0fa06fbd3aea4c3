package org.sunhall.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.sunhall.checker.PluginContent;
import org.sunhall.workflow.FlowReader;
import org.sunhall.workflow.Step;

/** What differs between two versions of a plug-in, in sentences: values by their place, steps by their id, templates by line. */
final class Differences {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Differences() {}

    /** The differences, file by file; empty when there is none that matters. */
    static List<String> between(PluginContent before, PluginContent after) {
        List<String> told = new ArrayList<>();
        TreeSet<String> paths = new TreeSet<>(before.files().keySet());
        paths.addAll(after.files().keySet());
        for (String path : paths) {
            byte[] old = before.files().get(path);
            byte[] now = after.files().get(path);
            if (old == null || now == null) {
                told.add(path + (old == null ? " 新增 · added" : " 删除 · removed"));
            } else if (!Arrays.equals(old, now)) {
                told.addAll(compare(path, parts(path, old), parts(path, now)));
            }
        }
        if (!before.code().equals(after.code())) {
            told.add("程序代码有变化 · the code differs");
        }
        return told;
    }

    private static List<String> compare(String path, Map<String, String> before, Map<String, String> after) {
        List<String> told = new ArrayList<>();
        TreeSet<String> places = new TreeSet<>(before.keySet());
        places.addAll(after.keySet());
        for (String place : places) {
            String old = before.get(place);
            String now = after.get(place);
            if (old == null) {
                told.add(path + " " + place + " + " + now);
            } else if (now == null) {
                told.add(path + " " + place + " - " + old);
            } else if (!old.equals(now)) {
                told.add(path + " " + place + " " + old + " → " + now);
            }
        }
        return told;
    }

    private static Map<String, String> parts(String path, byte[] bytes) {
        Map<String, String> parts = new LinkedHashMap<>();
        if (path.endsWith(".json")) {
            try {
                flatten("", JSON.readTree(bytes), parts);
                return parts;
            } catch (IOException e) {
                parts.clear();
            }
        }
        if (path.endsWith(".bpmn")) {
            FlowReader.read(bytes).flow().ifPresent(flow -> {
                flow.steps().forEach(step -> step(step, parts));
                flow.arcs().forEach((id, arc) -> parts.put(id, arc.toString()));
            });
            return parts;
        }
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\r?\n");
        for (int i = 0; i < lines.length; i++) {
            parts.put(String.format("%4d", i + 1), lines[i].strip());
        }
        return parts;
    }

    private static void flatten(String pointer, JsonNode node, Map<String, String> parts) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> flatten(pointer + "/" + field.getKey(), field.getValue(), parts));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(pointer + "/" + i, node.get(i), parts);
            }
        } else {
            parts.put(pointer, node.asText());
        }
    }

    private static void step(Step step, Map<String, String> parts) {
        parts.put(step.id(), step.title().zh());
        parts.put(step.id() + " 岗位 post", step.post());
        parts.put(step.id() + " 期限 limit", step.handlingLimit().orElse("-"));
        parts.put(step.id() + " 人数 handlers", Integer.toString(step.handlers()));
        parts.put(step.id() + " 表单 form", step.form().orElse("-"));
        parts.put(step.id() + " 自动任务 task", step.task().orElse("-"));
        step.outcomes()
                .forEach(outcome -> parts.put(
                        step.id() + " 结果 outcome " + outcome.name(),
                        outcome.label().zh() + " " + outcome.effect().orElse("") + " " + outcome.documents()));
    }
}
