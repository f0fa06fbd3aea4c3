package org.sunhall.documents.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Sunhall papers", description = "What stands on issued papers")
@interface DocumentsConfig {

    @AttributeDefinition(
            name = "Public address",
            description =
                    "Address of the hall as citizens reach it, ending in a slash; QR codes on papers lead there for ever")
    String publicAddress() default "http://127.0.0.1:8181/";
}
