#include "store/database_id.h"
