-- Registry: who else is registered at an address is found without reading the register.
create index entity_address on registry.entity using hash (address) where address is not null;
