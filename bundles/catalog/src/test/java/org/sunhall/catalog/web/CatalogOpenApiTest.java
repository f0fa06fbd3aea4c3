package org.sunhall.catalog.web;

import org.junit.jupiter.api.Test;
import org.sunhall.rest.OpenApiContract;

class CatalogOpenApiTest {

    @Test
    void describesWhatItServes() {
        OpenApiContract.verify(
                "catalog",
                CatalogResource.class,
                ComparisonResource.class,
                DefinitionResource.class,
                MaterialFileResource.class,
                ProceedingResource.class,
                LawResource.class,
                BenchmarkResource.class,
                CodeResource.class,
                ImportResource.class,
                ExportResource.class,
                SearchResource.class);
    }
}
