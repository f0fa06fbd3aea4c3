package org.sunhall.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;

/** The example form and small ones. */
final class FormFixture {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormFixture() {}

    static JsonNode foodLicenceFile() {
        try (InputStream in = FormFixture.class.getResourceAsStream("/food-licence.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Form foodLicence() {
        return form(foodLicenceFile());
    }

    static Form form(JsonNode file) {
        FormParse parse = FormReader.read(file);
        return parse.form()
                .orElseThrow(() -> new AssertionError(parse.findings().toString()));
    }

    /** A form of an object with these properties and whatever else the schema says, single quotes for double ones. */
    static JsonNode file(String properties, String... more) {
        String rest = more.length == 0 ? "" : ", " + String.join(", ", more);
        return json("{'schema': {'type': 'object', 'properties': {" + properties + "}" + rest + "}}");
    }

    static ObjectNode object(String text) {
        return (ObjectNode) json(text);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static ObjectNode application() {
        return object("""
                {'applicant': {'name': '阳光餐饮有限公司', 'creditCode': '91350100M000100Y43', 'legalRepresentative': '王小明',
                               'mobile': '13800001234'},
                 'premises': {'address': '阳光市中山路 12 号', 'division': '410105', 'area': 86.5},
                 'mainFormat': 'catering',
                 'businessItems': ['hot', 'cold'],
                 'layout': 'upload-1',
                 'safetyRules': ['从业人员健康管理制度'],
                 'staff': [{'name': '李四', 'idNumber': '11010519491231002X', 'healthCertificate': '2027-01-31'}]}""");
    }
}
