package org.sunhall.rest.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.jakartars.runtime.JakartarsServiceRuntime;
import org.osgi.service.jakartars.runtime.dto.ApplicationDTO;
import org.sunhall.kernel.Text;

/** The domains the platform may have, and which of them are served now. */
@Component(service = Domains.class)
public final class Domains {

    private static final Map<String, Text> KNOWN = known();

    private final Map<JakartarsServiceRuntime, Set<String>> servedBy = new ConcurrentHashMap<>();

    /** Created by the component runtime. */
    @Activate
    public Domains() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, updated = "addWhiteboard")
    void addWhiteboard(JakartarsServiceRuntime whiteboard) {
        // Called again whenever the whiteboard's change count moves (OSGi Compendium 151.2.1).
        servedBy.put(whiteboard, servedBy(whiteboard));
    }

    void removeWhiteboard(JakartarsServiceRuntime whiteboard) {
        servedBy.remove(whiteboard);
    }

    private static Map<String, Text> known() {
        Map<String, Text> domains = new LinkedHashMap<>();
        domains.put("jurisdictions", Text.of("辖区规则与日历", "The rules and calendars of the jurisdictions"));
        domains.put("identity", Text.of("登录与机构人员", "Sign-in and the directory"));
        domains.put("plugins", Text.of("插件", "Plug-ins"));
        domains.put("catalog", Text.of("权力事项", "The catalog of power items"));
        domains.put("cases", Text.of("办件", "Cases"));
        domains.put("supervision", Text.of("监察", "Supervision"));
        domains.put("disclosure", Text.of("公开", "Disclosure"));
        domains.put("notices", Text.of("通知", "Notices"));
        return domains;
    }

    /** Key and name of every domain, in reading order. */
    Map<String, Text> names() {
        return KNOWN;
    }

    /** Whether the application of this domain answers now. */
    boolean isServed(String key) {
        return servedBy.values().stream().anyMatch(served -> served.contains(key));
    }

    private static Set<String> servedBy(JakartarsServiceRuntime whiteboard) {
        return Arrays.stream(whiteboard.getRuntimeDTO().applicationDTOs)
                .filter(application -> application.resourceDTOs.length > 0 || application.resourceMethods.length > 0)
                .map(Domains::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String key(ApplicationDTO application) {
        String name = application.name == null ? "" : application.name;
        return name.startsWith("sunhall.") ? name.substring("sunhall.".length()) : "";
    }
}
