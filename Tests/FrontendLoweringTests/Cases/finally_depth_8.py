async def f(g):
    try:
        try:
            try:
                try:
                    try:
                        try:
                            try:
                                try:
                                    return await g()
                                finally:
                                    await g(7)
                            finally:
                                await g(6)
                        finally:
                            await g(5)
                    finally:
                        await g(4)
                finally:
                    await g(3)
            finally:
                await g(2)
        finally:
            await g(1)
    finally:
        await g(0)
