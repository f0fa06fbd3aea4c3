package org.sunhall.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.sunhall.clocks.Limit;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackParse;

/** A made-up jurisdiction for tests: another one's rules with some numbers of its own. */
public final class LocalRules {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Pack parent;
    private final ObjectNode file;
    private final ArrayNode parameters;

    private LocalRules(Pack parent) {
        this.parent = parent;
        this.file = JSON.createObjectNode();
        file.put("id", "test");
        file.put("inherits", parent.id());
        file.putObject("title").put("zh", "测试辖区").put("en", "Jurisdiction of a test");
        file.put("division", "990000");
        this.parameters = file.putArray("parameters");
    }

    /** The rules of this pack … */
    public static LocalRules like(Pack parent) {
        return new LocalRules(parent);
    }

    /** … but with this time, for example {@code "supplement.period", "20wd"}. */
    public LocalRules but(String parameter, String time) {
        Limit limit = Limit.parse(time);
        ObjectNode entry = parameters.addObject();
        entry.put("name", parameter);
        entry.putObject("title").put("zh", "测试").put("en", "test");
        entry.put("value", limit.amount());
        entry.put("unit", limit.unit().suffix());
        entry.put("basis", "测试");
        entry.put("from", "2000-01-01");
        entry.put("certainty", "O");
        return this;
    }

    /**
     * The pack.
     *
     * @throws IllegalArgumentException when a value does not fit
     */
    public Pack pack() {
        PackParse parse = Pack.parse(
                (JsonNode) file, id -> id.equals(parent.jurisdiction()) ? Optional.of(parent) : Optional.empty());
        return parse.pack()
                .orElseThrow(() -> new IllegalArgumentException(parse.findings().toString()));
    }
}
