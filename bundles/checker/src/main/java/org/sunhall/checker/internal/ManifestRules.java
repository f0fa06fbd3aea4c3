package org.sunhall.checker.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sunhall.kernel.Text;

/**
 * The manifest of a plug-in: an OSGi bundle that asks for the platform, takes nothing but the SDK and the JDK, gives nothing but
 * services of the SDK, and starts nothing by itself.
 */
public final class ManifestRules {

    /** Where it is. */
    public static final String FILE = "META-INF/MANIFEST.MF";

    private static final Pattern SYMBOLIC_NAME = Pattern.compile("([A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*)\\s*(;.*)?");
    private static final Pattern VERSION =
            Pattern.compile("[0-9]{1,5}\\.[0-9]{1,5}\\.[0-9]{1,5}(\\.[A-Za-z0-9_-]{1,40})?");
    private static final Pattern ASKS_PLATFORM =
            Pattern.compile("\\(\\s*osgi\\.extender\\s*=\\s*org\\.sunhall\\.plugin\\s*\\)");
    private static final Pattern ASKS_COMPONENTS =
            Pattern.compile("\\(\\s*osgi\\.extender\\s*=\\s*osgi\\.component\\s*\\)");
    private static final Pattern NEGATION = Pattern.compile("\\(\\s*[!|]\\s*\\(\\s*osgi\\.extender");
    private static final Pattern FILTER = Pattern.compile("filter:=(\"([^\"]*)\"|[^;\"]*)");
    private static final Pattern IMPORTABLE = Pattern.compile(
            "org\\.sunhall\\.plugin\\.api|java\\..+|javax\\.(crypto|xml)(\\..+)?|org\\.w3c\\.dom(\\..+)?|org\\.xml\\.sax(\\..+)?");
    private static final Pattern PROVIDABLE = Pattern.compile(
            "osgi\\.service\\s*;\\s*objectClass:List<String>=\"?org\\.sunhall\\.plugin\\.api\\.[A-Za-z]+\"?.*",
            Pattern.DOTALL);

    /** Headers that start code, load foreign or native code, or tie the plug-in to other bundles. */
    private static final List<String> FORBIDDEN = List.of(
            "Bundle-Activator",
            "ExtensionBundle-Activator",
            "Bundle-NativeCode",
            "Bundle-ClassPath",
            "Fragment-Host",
            "Require-Bundle",
            "DynamicImport-Package",
            "Export-Package",
            "Export-Service",
            "Import-Service",
            "Meta-Persistence",
            "Sunhall-Changelog",
            "Web-ContextPath",
            "Karaf-Commands",
            "Launcher-Agent-Class",
            "Premain-Class",
            "Agent-Class",
            "Main-Class",
            "Class-Path",
            "Multi-Release",
            "SPI-Provider",
            "SPI-Consumer");

    private static final Set<String> NAMESPACES = Set.of("osgi.extender", "osgi.ee");

    private ManifestRules() {}

    /**
     * Name and version of a bundle.
     *
     * @param symbolicName Bundle-SymbolicName without directives
     * @param version      Bundle-Version
     */
    public record Identity(String symbolicName, String version) {}

    /** Reads and checks the manifest; empty when it does not even say who it is. */
    public static Optional<Identity> read(byte[] bytes, Findings findings) {
        if (bytes == null) {
            findings.add(
                    FILE,
                    "",
                    "manifest.missing",
                    Text.of("缺少清单文件,不是OSGi包。", "The manifest is missing; this is no OSGi bundle."),
                    Text.of("请用bnd打包。", "Build it with bnd."));
            return Optional.empty();
        }
        Optional<String> twice = twice(bytes);
        if (twice.isPresent()) {
            findings.add(
                    FILE,
                    twice.get(),
                    "manifest.duplicate",
                    Text.of(
                                    "清单头{0}出现两次,不同工具会读出不同的值。",
                                    "The header {0} is there twice; different tools would read different values.")
                            .with(twice.get()),
                    Text.of("请用bnd打包。", "Build it with bnd."));
            return Optional.empty();
        }
        Attributes headers;
        try {
            Manifest manifest = new Manifest(new ByteArrayInputStream(bytes));
            headers = manifest.getMainAttributes();
        } catch (IOException e) {
            findings.add(
                    FILE,
                    "",
                    "manifest.syntax",
                    Text.of("清单文件无法读取:" + e.getMessage() + "。", "The manifest cannot be read: " + e.getMessage() + "."),
                    Text.of("请用bnd打包。", "Build it with bnd."));
            return Optional.empty();
        }
        forbidden(headers, findings);
        requirements(headers, findings);
        imports(headers, findings);
        provisions(headers, findings);
        return identity(headers, findings);
    }

    /** The first main header that is there twice; names differ in more than case. */
    private static Optional<String> twice(byte[] bytes) {
        Set<String> seen = new HashSet<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\\r\\n|\\r|\\n", -1)) {
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (colon > 0
                    && line.charAt(0) != ' '
                    && !seen.add(line.substring(0, colon).toLowerCase(Locale.ROOT))) {
                return Optional.of(line.substring(0, colon));
            }
        }
        return Optional.empty();
    }

    private static Optional<Identity> identity(Attributes headers, Findings findings) {
        String manifestVersion = headers.getValue("Bundle-ManifestVersion");
        String version = headers.getValue("Bundle-Version");
        String name = headers.getValue("Bundle-SymbolicName");
        Matcher nameParts = SYMBOLIC_NAME.matcher(name == null ? "" : name.strip());
        boolean named = nameParts.matches();
        boolean versioned = version != null && VERSION.matcher(version.strip()).matches();
        if (!"2".equals(manifestVersion)) {
            header("Bundle-ManifestVersion", "应为2。", "must be 2.", findings);
        }
        if (!named) {
            header("Bundle-SymbolicName", "缺失或无效。", "is missing or invalid.", findings);
        } else if (isPlatform(nameParts.group(1))) {
            header("Bundle-SymbolicName", "不得使用平台的名称。", "is a name of the platform.", findings);
        }
        if (!versioned) {
            header("Bundle-Version", "应为“主.次.修订”三段。", "must be major.minor.micro.", findings);
        }
        return named && versioned ? Optional.of(new Identity(nameParts.group(1), version.strip())) : Optional.empty();
    }

    /** Whether a name or package is the platform's or the runtime's own. */
    static boolean isPlatform(String name) {
        return name.matches("(org\\.sunhall|java|javax|jakarta|jdk|sun|com\\.sun|org\\.osgi|org\\.apache)(\\..*)?");
    }

    private static void forbidden(Attributes headers, Findings findings) {
        for (String name : FORBIDDEN) {
            String value = headers.getValue(name);
            if (value != null
                    && !(name.equals("Bundle-ClassPath") && value.strip().equals("."))) {
                findings.add(
                        FILE,
                        name,
                        "manifest.header",
                        Text.of("插件不得使用清单头" + name + "。", "A plug-in must not use the header " + name + "."),
                        Text.of("请删除;代码只以SDK接口的组件提供。", "Remove it; code comes as components of SDK interfaces only."));
            }
        }
    }

    private static void requirements(Attributes headers, Findings findings) {
        boolean asksPlatform = false;
        for (String clause : clauses(headers.getValue("Require-Capability"))) {
            String namespace = namespace(clause);
            Matcher filter = FILTER.matcher(clause);
            String condition = !filter.find() ? "" : filter.group(2) == null ? filter.group(1) : filter.group(2);
            boolean platform = ASKS_PLATFORM.matcher(condition).find()
                    && !NEGATION.matcher(condition).find()
                    && !clause.contains("resolution:=optional");
            boolean components = ASKS_COMPONENTS.matcher(condition).find();
            if (namespace.equals("osgi.extender") && platform) {
                asksPlatform = true;
            } else if (!NAMESPACES.contains(namespace) || namespace.equals("osgi.extender") && !components) {
                findings.add(
                        FILE,
                        "Require-Capability",
                        "manifest.requirement",
                        Text.of("插件不得要求能力“" + clause + "”。", "A plug-in must not require “" + clause + "”."),
                        Text.of(
                                "只可要求org.sunhall.plugin、osgi.component与Java版本。",
                                "Require only org.sunhall.plugin, osgi.component and a Java version."));
            }
        }
        if (!asksPlatform) {
            findings.add(
                    FILE,
                    "Require-Capability",
                    "manifest.extender",
                    Text.of(
                            "未要求平台能力org.sunhall.plugin,不是本平台的插件。",
                            "It does not require the capability org.sunhall.plugin: this is no plug-in of the platform."),
                    Text.of(
                            "请加入 osgi.extender;filter:=\"(osgi.extender=org.sunhall.plugin)\"。",
                            "Add osgi.extender;filter:=\"(osgi.extender=org.sunhall.plugin)\"."));
        }
    }

    private static void imports(Attributes headers, Findings findings) {
        for (String clause : clauses(headers.getValue("Import-Package"))) {
            for (String part : split(clause, ';')) {
                String name = part.strip();
                if (!name.contains("=") && !IMPORTABLE.matcher(name).matches()) {
                    findings.add(
                            FILE,
                            "Import-Package",
                            "manifest.import",
                            Text.of(
                                    "插件只可使用SDK与JDK,不得引入“" + name + "”。",
                                    "A plug-in uses the SDK and the JDK only; it must not import “" + name + "”."),
                            Text.of("请去掉该依赖。", "Drop that dependency."));
                }
            }
        }
    }

    private static void provisions(Attributes headers, Findings findings) {
        for (String clause : clauses(headers.getValue("Provide-Capability"))) {
            if (!PROVIDABLE.matcher(clause).matches()) {
                findings.add(
                        FILE,
                        "Provide-Capability",
                        "manifest.provision",
                        Text.of(
                                "插件只可提供SDK接口的服务,不得提供“" + clause + "”。",
                                "A plug-in provides services of SDK interfaces only, not “" + clause + "”."),
                        Text.of("请去掉该能力。", "Remove that capability."));
            }
        }
    }

    private static void header(String name, String zh, String en, Findings findings) {
        findings.add(
                FILE,
                name,
                "manifest.identity",
                Text.of("清单头" + name + zh, "The header " + name + " " + en),
                Text.of("请用bnd打包并更正。", "Mend it and build with bnd."));
    }

    private static String namespace(String clause) {
        return split(clause, ';').get(0).strip();
    }

    private static List<String> clauses(String header) {
        return header == null
                ? List.of()
                : split(header, ',').stream()
                        .map(String::strip)
                        .filter(clause -> !clause.isEmpty())
                        .toList();
    }

    /** Splits outside quotation marks. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
