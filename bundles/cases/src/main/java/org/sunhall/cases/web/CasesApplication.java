package org.sunhall.cases.web;

import jakarta.ws.rs.core.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationBase;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;
import org.sunhall.rest.SunhallApplication;

/** {@code /api/cases}. */
@Component(service = Application.class)
@JakartarsName("sunhall.cases")
@JakartarsApplicationBase("/cases")
@SunhallApplication
public final class CasesApplication extends Application {

    /** Created by the component runtime. */
    @Activate
    public CasesApplication() {}
}
