package org.sunhall.rest.internal;

import jakarta.ws.rs.core.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationBase;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtensionSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;

/** {@code /api/openapi.json}; it answers even while nobody can sign in. */
@Component(service = Application.class)
@JakartarsName("sunhall.openapi")
@JakartarsApplicationBase("/openapi.json")
@JakartarsExtensionSelect({
    "(osgi.jakartars.name=sunhall.json)",
    "(osgi.jakartars.name=sunhall.problems)",
    "(osgi.jakartars.name=sunhall.guards)"
})
public final class OpenApiApplication extends Application {

    /** Created by the component runtime. */
    @Activate
    public OpenApiApplication() {}
}
